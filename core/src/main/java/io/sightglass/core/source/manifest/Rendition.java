package io.sightglass.core.source.manifest;

import java.util.List;

/**
 * What is declared of one rendition: a Variant Stream of HLS (RFC 8216, 4.3.4.2) or a
 * Representation of DASH (ISO/IEC 23009-1, 5.3.5 and 5.3.7). Nothing of it is trusted.
 *
 * @param id of a Representation; empty in HLS, where renditions have none
 * @param bandwidth in bit/s; 0 where it is not declared
 * @param width of the pictures; 0 where it is not declared
 * @param height of the pictures; 0 where it is not declared
 * @param frameRate in pictures a second; 0 where it is not declared
 * @param codecs each as RFC 6381 writes it; none where they are not declared
 * @param sharedCodecs whether the codecs are declared of several renditions at once, so that a
 *     level is that of the most demanding one
 */
public record Rendition(
    String id,
    long bandwidth,
    int width,
    int height,
    double frameRate,
    List<String> codecs,
    boolean sharedCodecs) {

  public Rendition {
    codecs = List.copyOf(codecs);
  }

  /** What it is called in a sentence. */
  public String name() {
    return id.isEmpty()
        ? "the rendition of %d kbit/s".formatted(bandwidth / 1000)
        : "the Representation " + id;
  }
}
