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

/**
 * The kernels on the JDK's Vector API: a cell is one vector of 32 bytes. A method that takes
 * vectors is called with those of one width alone, or the compiler makes objects of all of them.
 */
final class VectorTextureKernel implements TextureKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Byte> HALF = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;

  private static final byte SIGN = (byte) 0x80;

  /**
   * Whether this machine has vectors as wide as a cell: narrower ones would be slower than loops.
   */
  static boolean fast() {
    return ByteVector.SPECIES_PREFERRED.length() >= CELL;
  }

  /** One look at the cells of a group. */
  private interface Pass {
    void measure(RowSamples now, RowSamples previous, int group, int[] numbers);
  }

  // Each behind an interface that the compiler can't see through. Together in one method they are
  // more than it takes in: what it leaves out is done by objects, one for each vector.
  private final Pass[] passes = {
    new Lines(0, 2, 1, WITHIN_PAIRS),
    new Lines(1, 3, 1, BETWEEN_PAIRS),
    new Lines(0, 1, 2, WITHIN_FIELDS),
    new Levels(),
    new Laplacian()
  };

  @Override
  public void cells(RowSamples now, RowSamples previous, int group, int[] numbers) {
    for (Pass pass : passes) {
      pass.measure(now, previous, group, numbers);
    }
  }

  /**
   * How two rows of a group differ from those some way below them.
   *
   * @param first one of the two
   * @param second the other
   * @param below how far
   * @param which of a cell's numbers it is
   */
  private record Lines(int first, int second, int below, int which) implements Pass {

    @Override
    public void measure(RowSamples now, RowSamples previous, int group, int[] numbers) {
      byte[] p = now.rows();
      int one = now.offset(group) + first * now.stride();
      int other = now.offset(group) + second * now.stride();
      int away = below * now.stride();
      int cells = now.width() / CELL;
      for (int cell = 0; cell < cells; cell++) {
        int x = cell * CELL;
        ByteVector a = ByteVector.fromArray(BYTES, p, one + x);
        ByteVector b = ByteVector.fromArray(BYTES, p, one + x + away);
        ByteVector c = ByteVector.fromArray(BYTES, p, other + x);
        ByteVector d = ByteVector.fromArray(BYTES, p, other + x + away);
        numbers[cell * NUMBERS + which] = sum(pairs(difference(a, b)).add(pairs(difference(c, d))));
      }
    }
  }

  /** The samples of row 2, and how they differ from those beside and before. */
  private record Levels() implements Pass {

    @Override
    public void measure(RowSamples now, RowSamples previous, int group, int[] numbers) {
      byte[] p = now.rows();
      byte[] q = previous.rows();
      int from = now.offset(group) + 2 * now.stride();
      int cells = now.width() / CELL;
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
  }

  /** Immerkær's mask along row 2. */
  private static final class Laplacian implements Pass {

    // The second difference down each column of a row, between one border sample at either end.
    private short[] seconds = {};

    @Override
    public void measure(RowSamples now, RowSamples previous, int group, int[] numbers) {
      int cells = now.width() / CELL;
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
    for (; x + BYTES.length() <= last; x += BYTES.length()) {
      ByteVector here = ByteVector.fromArray(BYTES, p, from + x);
      ByteVector right = ByteVector.fromArray(BYTES, p, from + x + 1);
      ByteVector steps = difference(here, right);
      add(steps, 0, columns, x);
      add(steps, 1, columns, x + SHORTS.length());
    }
    for (; x < last; x++) {
      columns[x] += (short) Math.abs((p[from + x] & 0xFF) - (p[from + x + 1] & 0xFF));
    }
  }

  private static void add(ByteVector bytes, int half, short[] to, int at) {
    ShortVector shorts = (ShortVector) bytes.convertShape(ZERO_EXTEND_B2S, SHORTS, half);
    ShortVector.fromArray(SHORTS, to, at).add(shorts).intoArray(to, at);
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
