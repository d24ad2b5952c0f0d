package io.sightglass.core.feature;

import java.lang.foreign.MemorySegment;

/**
 * The inner loops of {@link GridStrip} over rows of whole macroblocks. All sums are of integers, so
 * every kernel yields the same to the last bit. Stateless: any thread.
 */
interface GridKernel {

  /** Edge of a macroblock. */
  int BLOCK = 16;

  /**
   * The change of a row of 8-bit samples.
   *
   * @param nowFrom offset of the row in {@code now}, in bytes
   * @param beforeFrom that in {@code before}
   * @param blocks macroblocks a row
   * @param out {@code now[nowFrom + x] − before[beforeFrom + x]} of unsigned samples
   * @return Σ |out|
   */
  int difference(
      MemorySegment now,
      long nowFrom,
      MemorySegment before,
      long beforeFrom,
      int blocks,
      short[] out);

  /**
   * How the change breaks between two rows.
   *
   * @param sums Σ |lower − upper| of each macroblock; their number is its length
   */
  void rowBreaks(short[] upper, short[] lower, int[] sums);

  /**
   * Adds how the change of a row of samples breaks between each column and the next.
   *
   * @param row the changes, with those of at least one macroblock past the last
   * @param sums added to at {@code x}: |row[x + 1] − row[x]|; no sum may pass 32767
   */
  void addColumnBreaks(short[] row, short[] sums);

  /** The fastest kernel that this Java virtual machine can run. */
  static GridKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            && VectorGridKernel.fast()
        ? new VectorGridKernel()
        : new PlainGridKernel();
  }
}
