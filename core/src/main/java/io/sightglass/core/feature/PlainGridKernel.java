package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** Plain loops, for virtual machines without the incubating vector module, and as the reference. */
final class PlainGridKernel implements GridKernel {

  @Override
  public int difference(
      MemorySegment now,
      long nowFrom,
      MemorySegment before,
      long beforeFrom,
      int blocks,
      short[] out) {
    int sum = 0;
    for (int x = 0; x < blocks * BLOCK; x++) {
      int change =
          (now.get(JAVA_BYTE, nowFrom + x) & 0xFF) - (before.get(JAVA_BYTE, beforeFrom + x) & 0xFF);
      out[x] = (short) change;
      sum += Math.abs(change);
    }
    return sum;
  }

  @Override
  public void rowBreaks(short[] upper, short[] lower, int[] sums) {
    for (int block = 0, x = 0; block < sums.length; block++) {
      int sum = 0;
      for (int end = x + BLOCK; x < end; x++) {
        sum += Math.abs(lower[x] - upper[x]);
      }
      sums[block] = sum;
    }
  }

  @Override
  public void addColumnBreaks(short[] row, short[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (short) Math.abs(row[x + 1] - row[x]);
    }
  }
}
