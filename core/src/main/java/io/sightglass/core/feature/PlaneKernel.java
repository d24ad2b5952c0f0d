package io.sightglass.core.feature;

/**
 * The inner loops over two planes of one size and depth. All sums are of integers, so every kernel
 * yields the same to the last bit. Stateless but for scratch memory: one thread at a time.
 */
interface PlaneKernel {

  /** Edge of the blocks that are summed. */
  int BLOCK = 8;

  /**
   * Sums of absolute differences of 8×8 blocks, in codes of the plane's own depth.
   *
   * @param sums row by row, {@link Plane#blocksAcross} a row; at the right and bottom edge a block
   *     holds what there is of it
   */
  void blockDifferences(Plane a, Plane b, int[] sums);

  /**
   * In one sweep: the sums of {@code a}'s 8×8 blocks and their absolute differences from {@code
   * b}'s, both in codes of the plane's own depth and laid out as in {@link #blockDifferences}.
   */
  void blockSweep(Plane a, Plane b, int[] sums, int[] differences);

  /** The fastest kernel that this Java virtual machine can run. */
  static PlaneKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorPlaneKernel()
        : new PlainPlaneKernel();
  }
}
