package io.sightglass.core.feature;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2S;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/** The kernel on the JDK's Vector API: a row of a macroblock is one vector of 16-bit lanes. */
final class VectorGridKernel implements GridKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;

  /** Macroblocks whose changes, 255 at most, a lane holds without overflow. */
  private static final int FOLD = 128;

  /** Whether this machine has vectors as wide as a macroblock. */
  static boolean fast() {
    return ShortVector.SPECIES_PREFERRED.length() >= BLOCK;
  }

  @Override
  public int difference(
      MemorySegment now,
      long nowFrom,
      MemorySegment before,
      long beforeFrom,
      int blocks,
      short[] out) {
    int sum = 0;
    for (int from = 0; from < blocks; from += FOLD) {
      ShortVector total = ShortVector.zero(SHORTS);
      int end = Math.min(blocks, from + FOLD) * BLOCK;
      for (int x = from * BLOCK; x < end; x += BLOCK) {
        ShortVector change = shorts(now, nowFrom + x).sub(shorts(before, beforeFrom + x));
        change.intoArray(out, x);
        total = total.add(change.lanewise(ABS));
      }
      // Two lanes may be over a short together.
      for (int lane = 0; lane < BLOCK; lane++) {
        sum += total.lane(lane);
      }
    }
    return sum;
  }

  @Override
  public void rowBreaks(short[] upper, short[] lower, int[] sums) {
    for (int block = 0, x = 0; block < sums.length; block++, x += BLOCK) {
      ShortVector step =
          ShortVector.fromArray(SHORTS, lower, x).sub(ShortVector.fromArray(SHORTS, upper, x));
      // Of 16 lanes of at most 510 each: no overflow.
      sums[block] = step.lanewise(ABS).reduceLanes(ADD);
    }
  }

  @Override
  public void addColumnBreaks(short[] row, short[] sums) {
    for (int x = 0; x < sums.length; x += BLOCK) {
      ShortVector step =
          ShortVector.fromArray(SHORTS, row, x + 1).sub(ShortVector.fromArray(SHORTS, row, x));
      ShortVector.fromArray(SHORTS, sums, x).add(step.lanewise(ABS)).intoArray(sums, x);
    }
  }

  private static ShortVector shorts(MemorySegment samples, long from) {
    return (ShortVector)
        ByteVector.fromMemorySegment(BYTES, samples, from, LITTLE_ENDIAN)
            .convertShape(ZERO_EXTEND_B2S, SHORTS, 0);
  }
}
