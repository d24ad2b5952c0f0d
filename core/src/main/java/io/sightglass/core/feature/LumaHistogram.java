package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts the codes of a luma plane; sum, smallest and largest follow from the counts. Of large
 * pictures it counts every n-th row, of both fields, which says the same of shares and percentiles
 * at a fraction of the cost: counting is the one thing here that vectors can't do. Four tables take
 * turns, so that a flat picture does not wait for its own last increment. Holds the tables: one
 * thread at a time.
 */
final class LumaHistogram {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TABLES = 4;

  /** Rows of which one is counted in each step. */
  private static final int ROWS = 128;

  private static final int HIGH_DEFINITION = 900;

  /** As wide as such rows are, half of them hold as many samples. */
  private static final int WIDE_ROWS = 64;

  private byte[] bytes = {};
  private int[] counts = {};
  private int codes;

  LumaStatistics of(VideoFrame frame) {
    Plane luma = Plane.of(frame, 0);
    int depth = frame.format().bitDepth();
    codes = 1 << depth;
    if (counts.length < TABLES * codes) {
      counts = new int[TABLES * codes];
    } else {
      Arrays.fill(counts, 0, TABLES * codes, 0);
    }
    if (bytes.length < luma.width()) {
      bytes = new byte[luma.width()];
    }
    // An even step would see one field only.
    int parts = luma.height() > HIGH_DEFINITION ? WIDE_ROWS : ROWS;
    int step = Math.max(1, luma.height() / parts) | 1;
    int rows = 0;
    for (int y = 0; y < luma.height(); y += step, rows++) {
      long row = (long) y * luma.stride();
      if (luma.bytes() == 1) {
        MemorySegment.copy(luma.samples(), JAVA_BYTE, row, bytes, 0, luma.width());
        countBytes(luma.width());
      } else {
        countShorts(luma.samples(), row, luma.width());
      }
    }
    return statistics((long) rows * luma.width(), depth, frame.colour().fullRange());
  }

  private void countBytes(int width) {
    int[] c = counts;
    int x = 0;
    for (; x <= width - 8; x += 8) {
      long eight = (long) EIGHT.get(bytes, x);
      c[(int) (eight & 0xFF)]++;
      c[256 + (int) (eight >>> 8 & 0xFF)]++;
      c[512 + (int) (eight >>> 16 & 0xFF)]++;
      c[768 + (int) (eight >>> 24 & 0xFF)]++;
      c[(int) (eight >>> 32 & 0xFF)]++;
      c[256 + (int) (eight >>> 40 & 0xFF)]++;
      c[512 + (int) (eight >>> 48 & 0xFF)]++;
      c[768 + (int) (eight >>> 56)]++;
    }
    for (; x < width; x++) {
      c[bytes[x] & 0xFF]++;
    }
  }

  // The mask keeps codes of a broken stream, larger than the depth allows, inside the tables.
  private void countShorts(MemorySegment plane, long row, int width) {
    int[] c = counts;
    int n = codes;
    int mask = n - 1;
    int x = 0;
    for (; x <= width - 4; x += 4) {
      long four = plane.get(LONG, row + 2L * x);
      c[(int) four & mask]++;
      c[n + ((int) (four >>> 16) & mask)]++;
      c[2 * n + ((int) (four >>> 32) & mask)]++;
      c[3 * n + ((int) (four >>> 48) & mask)]++;
    }
    for (; x < width; x++) {
      c[plane.get(PlainPlaneKernel.SHORT, row + 2L * x) & mask]++;
    }
  }

  private LumaStatistics statistics(long samples, int depth, boolean fullRange) {
    int[] histogram = new int[256];
    long sum = 0;
    int min = codes - 1;
    int max = 0;
    for (int code = 0; code < codes; code++) {
      int count =
          counts[code] + counts[codes + code] + counts[2 * codes + code] + counts[3 * codes + code];
      if (count > 0) {
        histogram[code >> (depth - 8)] += count;
        sum += (long) count * code;
        min = Math.min(min, code);
        max = code;
      }
    }
    return new LumaStatistics(samples, sum, min, max, depth, fullRange, histogram);
  }
}
