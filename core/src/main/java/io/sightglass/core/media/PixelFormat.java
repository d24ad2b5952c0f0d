package io.sightglass.core.media;

/**
 * How a picture's samples lie in memory. Planes are planar, little-endian; plane 0 is luma (or the
 * first component where {@code rgb}).
 *
 * @param name FFmpeg's name, e.g. {@code yuv420p10le}
 * @param bitDepth significant bits of a sample, 8 to 16
 * @param planes number of planes, 1 to 4
 * @param chromaShiftX log2 of the horizontal chroma subsampling
 * @param chromaShiftY log2 of the vertical chroma subsampling
 * @param rgb true where the planes are not luma and colour differences
 */
public record PixelFormat(
    String name, int bitDepth, int planes, int chromaShiftX, int chromaShiftY, boolean rgb) {

  public static final PixelFormat YUV420P = new PixelFormat("yuv420p", 8, 3, 1, 1, false);
  public static final PixelFormat YUV420P10 = new PixelFormat("yuv420p10le", 10, 3, 1, 1, false);
  public static final PixelFormat GRAY8 = new PixelFormat("gray", 8, 1, 0, 0, false);

  public int bytesPerSample() {
    return bitDepth > 8 ? 2 : 1;
  }

  /** Samples a row of {@code plane} of a picture {@code width} wide. */
  public int planeWidth(int plane, int width) {
    return isChroma(plane) ? ceilShift(width, chromaShiftX) : width;
  }

  /** Rows of {@code plane} of a picture {@code height} high. */
  public int planeHeight(int plane, int height) {
    return isChroma(plane) ? ceilShift(height, chromaShiftY) : height;
  }

  private boolean isChroma(int plane) {
    return !rgb && (plane == 1 || plane == 2);
  }

  private static int ceilShift(int value, int shift) {
    return -(-value >> shift);
  }
}
