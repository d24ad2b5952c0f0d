package io.sightglass.detectors.tearing;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.feature.PictureComputer;
import io.sightglass.core.feature.PictureInput;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Computes {@link RowSteps}. Keeps two rows of the stripes: one thread at a time. */
final class RowStepsComputer implements PictureComputer<RowSteps> {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Columns a stripe at most: a tear goes through all of the picture. */
  private static final int COLUMNS = 32;

  private static final int STRIPES = RowSteps.STRIPES;

  private byte[] above = {};
  private byte[] row = {};

  @Override
  public @Nullable RowSteps compute(PictureInput input) {
    VideoFrame frame = input.frame();
    int pitch = frame.width() / STRIPES;
    int columns = Math.min(COLUMNS, pitch);
    if (columns == 0) {
      return null;
    }
    if (row.length != columns * STRIPES) {
      row = new byte[columns * STRIPES];
      above = new byte[columns * STRIPES];
    }
    int[] sums = new int[frame.height() * STRIPES];
    MemorySegment plane = frame.plane(0);
    int shift = frame.format().bitDepth() - 8;
    for (int y = 0; y < frame.height(); y++) {
      long from = (long) y * frame.stride(0);
      for (int stripe = 0; stripe < STRIPES; stripe++) {
        // In the middle of its eighth of the width.
        int x = stripe * pitch + (pitch - columns) / 2;
        read(plane, from, x, columns, shift, stripe * columns);
        if (y > 0) {
          sums[y * STRIPES + stripe] = difference(stripe * columns, columns);
        }
      }
      byte[] free = above;
      above = row;
      row = free;
    }
    return new RowSteps(frame.height(), columns, sums);
  }

  private void read(MemorySegment plane, long from, int x, int columns, int shift, int to) {
    if (shift == 0) {
      MemorySegment.copy(plane, JAVA_BYTE, from + x, row, to, columns);
      return;
    }
    for (int i = 0; i < columns; i++) {
      int code = plane.get(SHORT, from + 2L * (x + i)) & 0xFFFF;
      // A broken stream may hold codes larger than its depth allows.
      row[to + i] = (byte) Math.min(255, code >> shift);
    }
  }

  private int difference(int from, int columns) {
    int sum = 0;
    for (int i = from; i < from + columns; i++) {
      sum += Math.abs((row[i] & 0xFF) - (above[i] & 0xFF));
    }
    return sum;
  }
}
