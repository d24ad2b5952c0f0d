package io.sightglass.core.feature;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.SUSUB;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the JDK's Vector API. A strip of eight rows is summed column by column into lanes
 * that are then folded, two by two, until one 64-bit lane holds one block (8-bit samples) or half a
 * block (16-bit samples). Of 8-bit samples one row is added after the other, so that memory is read
 * from front to back, which takes two thirds of the time that columns of vectors take. Species are
 * constants, or the compiler can't make vectors of them.
 */
final class VectorPlaneKernel implements PlaneKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;

  /** As many lanes as there are blocks in a vector of bytes. */
  private static final VectorSpecies<Integer> INTS_OF_BLOCKS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(BYTES.length() / BLOCK * Integer.SIZE));

  // Two 64-bit lanes make one block of 16-bit samples.
  private final long[] halves = new long[SHORTS.length() / 4];

  // Of 8-bit samples: what the rows of a strip add up to, a lane for each two samples of a row.
  private short[] pairsOfSums = {};
  private short[] pairsOfDifferences = {};

  @Override
  public void blockDifferences(Plane a, Plane b, int[] sums) {
    int across = a.blocksAcross();
    for (int top = 0, first = 0; top < a.height(); top += BLOCK, first += across) {
      int rows = Math.min(BLOCK, a.height() - top);
      int done =
          a.bytes() == 1
              ? byteStrip(a, b, top, rows, sums, first)
              : shortStrip(a, b, top, rows, sums, first);
      for (int x = done; x < a.width(); x += BLOCK) {
        int end = Math.min(a.width(), x + BLOCK);
        sums[first + x / BLOCK] = edgeDifference(a, b, top, rows, x, end);
      }
    }
  }

  private int byteStrip(Plane a, Plane b, int top, int rows, int[] sums, int first) {
    MemorySegment planeA = a.samples();
    MemorySegment planeB = b.samples();
    long startA = (long) top * a.stride();
    long startB = (long) top * b.stride();
    int strideA = a.stride();
    int strideB = b.stride();
    int x = BYTES.loopBound(a.width());
    begin(x);
    for (int row = 0; row < rows; row++) {
      addDifferences(
          planeA, startA + (long) row * strideA, planeB, startB + (long) row * strideB, x);
    }
    fold(pairsOfDifferences, x, sums, first);
    return x;
  }

  private int shortStrip(Plane a, Plane b, int top, int rows, int[] sums, int first) {
    MemorySegment planeA = a.samples();
    MemorySegment planeB = b.samples();
    long startA = (long) top * a.stride();
    long startB = (long) top * b.stride();
    int strideA = a.stride();
    int strideB = b.stride();
    int x = 0;
    for (int bound = SHORTS.loopBound(a.width()); x < bound; x += SHORTS.length()) {
      IntVector pairs = IntVector.zero(IntVector.SPECIES_PREFERRED);
      long atA = startA + 2L * x;
      long atB = startB + 2L * x;
      for (int row = 0; row < rows; row++, atA += strideA, atB += strideB) {
        ShortVector va = ShortVector.fromMemorySegment(SHORTS, planeA, atA, LITTLE_ENDIAN);
        ShortVector vb = ShortVector.fromMemorySegment(SHORTS, planeB, atB, LITTLE_ENDIAN);
        pairs = pairs.add(pairSums(va, vb));
      }
      putBlocks(pairs, sums, first + x / BLOCK);
    }
    return x;
  }

  @Override
  public void blockSweep(Plane a, Plane b, int[] sums, int[] differences) {
    int across = a.blocksAcross();
    for (int top = 0, first = 0; top < a.height(); top += BLOCK, first += across) {
      int rows = Math.min(BLOCK, a.height() - top);
      int done =
          a.bytes() == 1
              ? byteSweep(a, b, top, rows, sums, differences, first)
              : shortSweep(a, b, top, rows, sums, differences, first);
      for (int x = done; x < a.width(); x += BLOCK) {
        int end = Math.min(a.width(), x + BLOCK);
        sums[first + x / BLOCK] = edgeSum(a, top, rows, x, end);
        differences[first + x / BLOCK] = edgeDifference(a, b, top, rows, x, end);
      }
    }
  }

  private int byteSweep(
      Plane a, Plane b, int top, int rows, int[] sums, int[] differences, int first) {
    MemorySegment planeA = a.samples();
    MemorySegment planeB = b.samples();
    long startA = (long) top * a.stride();
    long startB = (long) top * b.stride();
    int strideA = a.stride();
    int strideB = b.stride();
    int bound = BYTES.loopBound(a.width());
    begin(bound);
    for (int row = 0; row < rows; row++) {
      long atA = startA + (long) row * strideA;
      addSums(planeA, atA, bound);
      addDifferences(planeA, atA, planeB, startB + (long) row * strideB, bound);
    }
    fold(pairsOfSums, bound, sums, first);
    fold(pairsOfDifferences, bound, differences, first);
    return bound;
  }

  private void begin(int width) {
    if (pairsOfSums.length < width / 2) {
      pairsOfSums = new short[width / 2];
      pairsOfDifferences = new short[width / 2];
    }
    Arrays.fill(pairsOfSums, (short) 0);
    Arrays.fill(pairsOfDifferences, (short) 0);
  }

  private void addSums(MemorySegment plane, long at, int width) {
    for (int x = 0; x < width; x += BYTES.length()) {
      ShortVector pairs =
          ByteVector.fromMemorySegment(BYTES, plane, at + x, LITTLE_ENDIAN).reinterpretAsShorts();
      ShortVector.fromArray(SHORTS, pairsOfSums, x / 2)
          .add(pairs.and((short) 0xFF))
          .add(pairs.lanewise(LSHR, 8))
          .intoArray(pairsOfSums, x / 2);
    }
  }

  private void addDifferences(
      MemorySegment planeA, long atA, MemorySegment planeB, long atB, int width) {
    for (int x = 0; x < width; x += BYTES.length()) {
      ByteVector va = ByteVector.fromMemorySegment(BYTES, planeA, atA + x, LITTLE_ENDIAN);
      ByteVector vb = ByteVector.fromMemorySegment(BYTES, planeB, atB + x, LITTLE_ENDIAN);
      ShortVector.fromArray(SHORTS, pairsOfDifferences, x / 2)
          .add(pairSums(va, vb))
          .intoArray(pairsOfDifferences, x / 2);
    }
  }

  private static void fold(short[] pairs, int width, int[] blocks, int first) {
    for (int x = 0; x < width; x += BYTES.length()) {
      LongVector ofBlocks = blockSums(ShortVector.fromArray(SHORTS, pairs, x / 2));
      ((IntVector) ofBlocks.convertShape(L2I, INTS_OF_BLOCKS, 0))
          .intoArray(blocks, first + x / BLOCK);
    }
  }

  private int shortSweep(
      Plane a, Plane b, int top, int rows, int[] sums, int[] differences, int first) {
    MemorySegment planeA = a.samples();
    MemorySegment planeB = b.samples();
    long startA = (long) top * a.stride();
    long startB = (long) top * b.stride();
    int strideA = a.stride();
    int strideB = b.stride();
    int bound = SHORTS.loopBound(a.width());
    for (int x = 0; x < bound; x += SHORTS.length()) {
      IntVector sum = IntVector.zero(IntVector.SPECIES_PREFERRED);
      IntVector difference = IntVector.zero(IntVector.SPECIES_PREFERRED);
      long atA = startA + 2L * x;
      long atB = startB + 2L * x;
      for (int row = 0; row < rows; row++, atA += strideA, atB += strideB) {
        ShortVector va = ShortVector.fromMemorySegment(SHORTS, planeA, atA, LITTLE_ENDIAN);
        ShortVector vb = ShortVector.fromMemorySegment(SHORTS, planeB, atB, LITTLE_ENDIAN);
        IntVector pairs = va.reinterpretAsInts();
        sum = sum.add(pairs.and(0xFFFF)).add(pairs.lanewise(LSHR, 16));
        difference = difference.add(pairSums(va, vb));
      }
      putBlocks(sum, sums, first + x / BLOCK);
      putBlocks(difference, differences, first + x / BLOCK);
    }
    return bound;
  }

  private void putBlocks(IntVector pairs, int[] blocks, int first) {
    quadSums(pairs).intoArray(halves, 0);
    for (int i = 0; i < halves.length; i += 2) {
      blocks[first + i / 2] = (int) (halves[i] + halves[i + 1]);
    }
  }

  // |a − b| of unsigned lanes is the one of both saturated differences that is not zero.
  private static ShortVector pairSums(ByteVector a, ByteVector b) {
    ShortVector both = a.lanewise(SUSUB, b).or(b.lanewise(SUSUB, a)).reinterpretAsShorts();
    return both.and((short) 0xFF).add(both.lanewise(LSHR, 8));
  }

  private static IntVector pairSums(ShortVector a, ShortVector b) {
    IntVector both = a.lanewise(SUSUB, b).or(b.lanewise(SUSUB, a)).reinterpretAsInts();
    return both.and(0xFFFF).add(both.lanewise(LSHR, 16));
  }

  private static LongVector blockSums(ShortVector pairs) {
    IntVector both = pairs.reinterpretAsInts();
    return quadSums(both.and(0xFFFF).add(both.lanewise(LSHR, 16)));
  }

  private static LongVector quadSums(IntVector pairs) {
    LongVector both = pairs.reinterpretAsLongs();
    return both.and(0xFFFF_FFFFL).add(both.lanewise(LSHR, 32));
  }

  private static int edgeDifference(Plane a, Plane b, int top, int rows, int from, int to) {
    int sum = 0;
    for (int y = top; y < top + rows; y++) {
      long rowA = (long) y * a.stride();
      long rowB = (long) y * b.stride();
      for (int x = from; x < to; x++) {
        sum += PlainPlaneKernel.difference(a.samples(), rowA, b.samples(), rowB, x, a.bytes());
      }
    }
    return sum;
  }

  private static int edgeSum(Plane a, int top, int rows, int from, int to) {
    int sum = 0;
    for (int y = top; y < top + rows; y++) {
      long row = (long) y * a.stride();
      for (int x = from; x < to; x++) {
        sum += PlainPlaneKernel.sample(a.samples(), row, x, a.bytes());
      }
    }
    return sum;
  }
}
