package io.sightglass.core.media;

/**
 * How a picture's codes mean light, as the stream says it (ITU-T H.273 names, as FFmpeg prints
 * them; {@code unknown} where the stream is silent).
 *
 * @param matrix e.g. {@code bt709}, {@code smpte170m}, {@code bt2020nc}
 * @param primaries e.g. {@code bt709}
 * @param transfer e.g. {@code bt709}, {@code smpte2084}
 * @param fullRange true for 0–255, false for 16–235 (the default where the stream is silent)
 */
public record Colour(String matrix, String primaries, String transfer, boolean fullRange) {

  public static final Colour UNKNOWN = new Colour("unknown", "unknown", "unknown", false);
}
