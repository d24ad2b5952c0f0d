package io.sightglass.core.media;

import io.sightglass.core.time.FrameRate;

/**
 * One video track of a source.
 *
 * @param index stream index in the container
 * @param codec FFmpeg's codec name
 * @param profile codec profile, or empty
 * @param width coded picture width in samples
 * @param height coded picture height in lines
 * @param format pixel format of decoded pictures
 * @param colour colour description
 * @param rate nominal frame rate
 * @param sarNumerator sample aspect ratio
 * @param sarDenominator sample aspect ratio
 * @param interlaced true where the stream says that pictures are interlaced
 * @param rotation degrees clockwise by which pictures are to be shown turned: 0, 90, 180 or 270
 * @param language ISO 639 code, or empty
 */
public record VideoTrack(
    int index,
    String codec,
    String profile,
    int width,
    int height,
    PixelFormat format,
    Colour colour,
    FrameRate rate,
    int sarNumerator,
    int sarDenominator,
    boolean interlaced,
    int rotation,
    String language) {

  /** Width over height of the picture as shown, before any rotation. */
  public double displayAspect() {
    return (double) width * sarNumerator / ((double) height * sarDenominator);
  }
}
