package io.sightglass.core.source.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What is said of a Representation's segments on all levels, the nearest first: by a {@code
 * SegmentTemplate}, or a {@code SegmentList} (ISO/IEC 23009-1, 5.3.9).
 */
final class SegmentInformation {

  private final String base;
  private final List<XmlElement> levels;
  private final double periodSeconds;
  private final Optional<Timeline> timeline;

  /**
   * @param base what the addresses are relative to
   * @param parents Representation, Adaptation Set and Period
   * @param periodSeconds how long the Period is; 0 where it is not known
   */
  SegmentInformation(String base, List<XmlElement> parents, double periodSeconds) {
    this.base = base;
    this.periodSeconds = periodSeconds;
    List<XmlElement> templates = all(parents, "SegmentTemplate");
    this.levels = templates.isEmpty() ? all(parents, "SegmentList") : templates;
    long offset = Numbers.whole(attribute("presentationTimeOffset"));
    this.timeline =
        levels.stream()
            .flatMap(level -> level.first("SegmentTimeline").stream())
            .findFirst()
            .map(element ->
                Timeline.of(
                    element,
                    periodSeconds == 0 ? 0 : offset + Math.round(periodSeconds * timescale())));
  }

  private static List<XmlElement> all(List<XmlElement> parents, String name) {
    return parents.stream().flatMap(parent -> parent.first(name).stream()).toList();
  }

  String base() {
    return base;
  }

  String attribute(String name) {
    return levels.stream()
        .map(level -> level.attribute(name))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  long timescale() {
    String scale = attribute("timescale");
    return scale.isEmpty() ? 1 : Numbers.whole(scale);
  }

  long duration() {
    return Numbers.whole(attribute("duration"));
  }

  long startNumber() {
    String first = attribute("startNumber");
    return first.isEmpty() ? 1 : Numbers.whole(first);
  }

  double periodSeconds() {
    return periodSeconds;
  }

  Optional<Timeline> timeline() {
    return timeline;
  }

  /** What initializes a list's segments: a file of its own, or a part of one. */
  Optional<XmlElement> initialization() {
    return levels.stream().flatMap(level -> level.first("Initialization").stream()).findFirst();
  }

  /** A list's segments, in order. */
  List<String> listed() {
    return levels.stream()
        .map(
            level -> level.all("SegmentURL").map(url -> place(url, "media", "mediaRange")).toList())
        .filter(urls -> !urls.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The path and the range that an element names; without an address, of the base. */
  String place(XmlElement element, String address, String range) {
    String relative = element.attribute(address);
    String whole = relative.isEmpty() ? base : ManifestAddress.resolve(base, relative);
    return ByteRange.ofManifest(element.attribute(range)).of(ManifestAddress.path(whole));
  }
}
