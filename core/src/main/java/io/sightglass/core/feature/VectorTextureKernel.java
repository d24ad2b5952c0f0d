package io.sightglass.core.feature;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.SUSUB;
import static jdk.incubator.vector.VectorOperators.XOR;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2S;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on the JDK's Vector API: a cell is one vector of 32 bytes. */
final class VectorTextureKernel implements TextureKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Byte> HALF = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;

  private static final byte SIGN = (byte) 0x80;

  // The second difference down each column of a row, between one border sample at either end.
  private short[] seconds = {};

  /**
   * Whether this machine has vectors as wide as a cell: narrower ones would be slower than loops.
   */
  static boolean fast() {
    return ByteVector.SPECIES_PREFERRED.length() >= CELL;
  }

  // Short loops, not one: the compiler gives up on vectors in a long one.
  @Override
  public void cells(RowSamples now, RowSamples previous, int group, int[] numbers) {
    int from = now.offset(group);
    int cells = now.width() / CELL;
    int s = now.stride();
    lines(now.rows(), from, from + 2 * s, s, cells, numbers, WITHIN_PAIRS);
    lines(now.rows(), from + s, from + 3 * s, s, cells, numbers, BETWEEN_PAIRS);
    lines(now.rows(), from, from + s, 2 * s, cells, numbers, WITHIN_FIELDS);
    levels(now.rows(), previous.rows(), from + 2 * s, cells, numbers);
    bend(now, group);
    for (int cell = 0; cell < cells; cell++) {
      numbers[cell * NUMBERS + LAPLACIAN] =
          laplacian(cell * CELL) + laplacian(cell * CELL + SHORTS.length());
    }
    if (cells > 0) {
      // The first sample has no left neighbour; its mask was taken with the border's zero.
      numbers[LAPLACIAN] -= Math.abs(-2 * seconds[1] + seconds[2]);
    }
  }

  // How two rows differ from those so far below them. Three sums in one loop would be more than
  // the compiler takes in: what it leaves out is done by objects, a vector each.
  private static void lines(
      byte[] p, int first, int second, int below, int cells, int[] numbers, int which) {
    for (int cell = 0; cell < cells; cell++) {
      int x = cell * CELL;
      ByteVector a = ByteVector.fromArray(BYTES, p, first + x);
      ByteVector b = ByteVector.fromArray(BYTES, p, first + x + below);
      ByteVector c = ByteVector.fromArray(BYTES, p, second + x);
      ByteVector d = ByteVector.fromArray(BYTES, p, second + x + below);
      numbers[cell * NUMBERS + which] = sum(pairs(difference(a, b)).add(pairs(difference(c, d))));
    }
  }

  private static void levels(byte[] p, byte[] q, int from, int cells, int[] numbers) {
    for (int cell = 0, at = from, n = 0; cell < cells; cell++, at += CELL, n += NUMBERS) {
      ByteVector row = ByteVector.fromArray(BYTES, p, at);
      ByteVector right = ByteVector.fromArray(BYTES, p, at + 1);
      ByteVector before = ByteVector.fromArray(BYTES, q, at);
      numbers[n + LARGEST] = largest(row);
      numbers[n + SMALLEST] = smallest(row);
      numbers[n + STEEPEST] = largest(difference(row, right));
      numbers[n + SUM] = sum(pairs(row));
      numbers[n + CHANGE] = sum(pairs(difference(row, before)));
    }
  }

  private void bend(RowSamples now, int group) {
    int width = now.width();
    if (seconds.length < width + RowSamples.PADDING) {
      seconds = new short[width + RowSamples.PADDING];
    }
    byte[] p = now.rows();
    int s = now.stride();
    int at = now.offset(group) + s;
    // One sample more than the row has, for the last cell's right neighbour.
    for (int x = 0; x <= width; x += SHORTS.length()) {
      ShortVector above = shorts(p, at + x);
      ShortVector centre = shorts(p, at + s + x);
      ShortVector below = shorts(p, at + 2 * s + x);
      above.add(below).sub(centre.add(centre)).intoArray(seconds, x + 1);
    }
    seconds[0] = 0;
  }

  private int laplacian(int x) {
    ShortVector left = ShortVector.fromArray(SHORTS, seconds, x);
    ShortVector centre = ShortVector.fromArray(SHORTS, seconds, x + 1);
    ShortVector right = ShortVector.fromArray(SHORTS, seconds, x + 2);
    return sum(left.add(right).sub(centre.add(centre)).lanewise(ABS));
  }

  @Override
  public long weave(RowSamples now, RowSamples previous, int group) {
    int s = now.stride();
    int from = now.offset(group);
    int to = from + now.width() / CELL * CELL;
    int top = 0;
    int bottom = 0;
    for (int at = from; at < to; at += SHORTS.length()) {
      ShortVector a0 = shorts(now.rows(), at);
      ShortVector a1 = shorts(now.rows(), at + s);
      ShortVector a2 = shorts(now.rows(), at + 2 * s);
      ShortVector a3 = shorts(now.rows(), at + 3 * s);
      ShortVector a4 = shorts(now.rows(), at + 4 * s);
      ShortVector a5 = shorts(now.rows(), at + 5 * s);
      ShortVector b1 = shorts(previous.rows(), at + s);
      ShortVector b2 = shorts(previous.rows(), at + 2 * s);
      ShortVector b3 = shorts(previous.rows(), at + 3 * s);
      ShortVector b4 = shorts(previous.rows(), at + 4 * s);
      top += sum(bend(a0, a2, b1).add(bend(a2, a4, b3)));
      bottom += sum(bend(a1, a3, b2).add(bend(a3, a5, b4)));
    }
    return (long) top << 32 | bottom;
  }

  private static ShortVector bend(ShortVector above, ShortVector below, ShortVector between) {
    return above.add(below).sub(between.add(between)).lanewise(ABS);
  }

  @Override
  public void columnSteps(RowSamples now, int group, short[] columns) {
    byte[] p = now.rows();
    int from = now.offset(group) + 2 * now.stride();
    int last = now.width() - 1;
    int x = 0;
    for (; x + HALF.length() <= last; x += HALF.length()) {
      ByteVector here = ByteVector.fromArray(HALF, p, from + x);
      ByteVector right = ByteVector.fromArray(HALF, p, from + x + 1);
      ShortVector steps =
          (ShortVector) difference(here, right).convertShape(ZERO_EXTEND_B2S, SHORTS, 0);
      ShortVector.fromArray(SHORTS, columns, x).add(steps).intoArray(columns, x);
    }
    for (; x < last; x++) {
      columns[x] += (short) Math.abs((p[from + x] & 0xFF) - (p[from + x + 1] & 0xFF));
    }
  }

  private static ShortVector shorts(byte[] p, int at) {
    return (ShortVector) ByteVector.fromArray(HALF, p, at).convertShape(ZERO_EXTEND_B2S, SHORTS, 0);
  }

  // |a − b| of unsigned lanes is the one of both saturated differences that is not zero.
  private static ByteVector difference(ByteVector a, ByteVector b) {
    return a.lanewise(SUSUB, b).or(b.lanewise(SUSUB, a));
  }

  private static ShortVector pairs(ByteVector bytes) {
    ShortVector both = bytes.reinterpretAsShorts();
    return both.and((short) 0xFF).add(both.lanewise(LSHR, 8));
  }

  // JDK 25's reductions by UMAX and UMIN begin with the signed identity; flipped signs are safe.
  private static int largest(ByteVector bytes) {
    return bytes.lanewise(XOR, SIGN).reduceLanes(MAX) + 128;
  }

  private static int smallest(ByteVector bytes) {
    return bytes.lanewise(XOR, SIGN).reduceLanes(MIN) + 128;
  }

  private static int sum(ShortVector values) {
    IntVector both = values.reinterpretAsInts();
    return both.and(0xFFFF).add(both.lanewise(LSHR, 16)).reduceLanes(ADD);
  }
}
