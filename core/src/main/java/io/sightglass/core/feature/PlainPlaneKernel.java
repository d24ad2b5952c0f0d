package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Plain loops, for virtual machines without the incubating vector module, and as the reference. */
final class PlainPlaneKernel implements PlaneKernel {

  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void blockDifferences(Plane a, Plane b, int[] sums) {
    int across = a.blocksAcross();
    Arrays.fill(sums, 0, across * a.blocksDown(), 0);
    for (int y = 0; y < a.height(); y++) {
      int first = y / BLOCK * across;
      long rowA = (long) y * a.stride();
      long rowB = (long) y * b.stride();
      for (int x = 0; x < a.width(); x++) {
        sums[first + x / BLOCK] += difference(a.samples(), rowA, b.samples(), rowB, x, a.bytes());
      }
    }
  }

  @Override
  public void blockSweep(Plane a, Plane b, int[] sums, int[] differences) {
    blockDifferences(a, b, differences);
    int across = a.blocksAcross();
    Arrays.fill(sums, 0, across * a.blocksDown(), 0);
    for (int y = 0; y < a.height(); y++) {
      int first = y / BLOCK * across;
      long row = (long) y * a.stride();
      for (int x = 0; x < a.width(); x++) {
        sums[first + x / BLOCK] += sample(a.samples(), row, x, a.bytes());
      }
    }
  }

  /** |a − b| of sample {@code x} of two rows. */
  static int difference(MemorySegment a, long rowA, MemorySegment b, long rowB, int x, int bytes) {
    return Math.abs(sample(a, rowA, x, bytes) - sample(b, rowB, x, bytes));
  }

  /** Sample {@code x} of a row. */
  static int sample(MemorySegment plane, long row, int x, int bytes) {
    return bytes == 1
        ? plane.get(JAVA_BYTE, row + x) & 0xFF
        : plane.get(SHORT, row + 2L * x) & 0xFFFF;
  }
}
