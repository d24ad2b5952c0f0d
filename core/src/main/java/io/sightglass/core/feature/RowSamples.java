package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A sample of a picture's luma: groups of six neighbouring rows, one group in each 16 rows (32
 * above 600 rows, 64 above 900), in 8-bit codes on the Java heap. It is small enough to be kept
 * from picture to picture. Groups begin at an even row, so that rows of even index are of the top
 * field, and inside the macroblocks, away from their borders. Filled and read by one thread.
 */
final class RowSamples {

  /** Rows a group. */
  static final int ROWS = 6;

  /** Bytes that may be read past the end of a row: a kernel looks at neighbours. */
  static final int PADDING = 64;

  private static final int FIRST_ROW = 4;
  private static final int TALL = 600;

  /** As wide as such rows are, a group in 64 holds more samples than one in 16 of 360 rows. */
  private static final int HIGH_DEFINITION = 900;

  private final int width;
  private final int height;
  private final int step;
  private final int groups;
  private final int stride;
  private final byte[] rows;

  RowSamples(int width, int height) {
    this.width = width;
    this.height = height;
    step = height > HIGH_DEFINITION ? 64 : height > TALL ? 32 : 16;
    groups = height < FIRST_ROW + ROWS ? 0 : (height - FIRST_ROW - ROWS) / step + 1;
    stride = width + PADDING;
    rows = new byte[groups * ROWS * stride];
  }

  boolean fits(VideoFrame frame) {
    return frame.width() == width && frame.height() == height;
  }

  int width() {
    return width;
  }

  int groups() {
    return groups;
  }

  /** All rows; the first of a group is at {@link #offset}, the next ones {@link #stride} on. */
  byte[] rows() {
    return rows;
  }

  int stride() {
    return stride;
  }

  int offset(int group) {
    return group * ROWS * stride;
  }

  void fill(VideoFrame frame) {
    Plane luma = Plane.of(frame, 0);
    int shift = frame.format().bitDepth() - 8;
    for (int group = 0; group < groups; group++) {
      for (int row = 0; row < ROWS; row++) {
        long from = (long) (FIRST_ROW + group * step + row) * luma.stride();
        int to = offset(group) + row * stride;
        if (luma.bytes() == 1) {
          MemorySegment.copy(luma.samples(), JAVA_BYTE, from, rows, to, width);
        } else {
          narrow(luma.samples(), from, to, shift);
        }
        Arrays.fill(rows, to + width, to + stride, rows[to + width - 1]);
      }
    }
  }

  private void narrow(MemorySegment samples, long from, int to, int shift) {
    for (int x = 0; x < width; x++) {
      int code = samples.get(PlainPlaneKernel.SHORT, from + 2L * x) & 0xFFFF;
      // A broken stream may hold codes larger than its depth allows.
      rows[to + x] = (byte) Math.min(255, code >> shift);
    }
  }
}
