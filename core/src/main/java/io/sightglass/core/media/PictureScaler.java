package io.sightglass.core.media;

import java.lang.foreign.MemorySegment;

/**
 * Turns decoded pictures into what screens show, in the colours that the stream means. One thread
 * at a time.
 */
public interface PictureScaler extends AutoCloseable {

  /**
   * Writes the picture, scaled, as opaque BGRA of 8 bits each, full range, sRGB.
   *
   * @param frame an open picture of this build's decoders; borrowed for the call
   * @param target native memory of at least {@code stride × height} bytes
   * @param width of the result; even, as odd sizes take several times as long
   * @param height of the result; even
   * @param stride bytes from one row of the result to the next, at least {@code 4 × width}
   */
  void toBgra(VideoFrame frame, MemorySegment target, int width, int height, int stride);

  @Override
  void close();
}
