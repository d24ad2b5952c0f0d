package io.sightglass.core.feature;

/**
 * The inner loop of the true-peak meter: four times oversampling by the polyphase filter of ITU-R
 * BS.1770-5 Annex 2 (48 taps in four phases). Every kernel multiplies and adds, fused, in one
 * order, newest sample first as in the recommendation's figure, so all yield the same to the last
 * bit. Stateless.
 */
interface PeakKernel {

  /** Taps a phase. */
  int TAPS = 12;

  /** Samples before the first that a kernel looks at. */
  int HISTORY = TAPS - 1;

  /**
   * The largest magnitude of {@code count} samples and of what lies between them.
   *
   * @param x {@link #HISTORY} earlier samples, then the samples
   */
  float peak(float[] x, int count);

  /** The fastest kernel that this Java virtual machine can run. */
  static PeakKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorPeakKernel()
        : new PlainPeakKernel();
  }
}
