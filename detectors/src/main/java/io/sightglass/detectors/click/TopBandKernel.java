package io.sightglass.detectors.click;

/**
 * The inner loop of the search for clicks: a half-band high pass of 31 taps (a sine over its
 * argument under a Hamming window, every other tap of which is zero), and what comes out of it bin
 * by bin. Every kernel adds up in eight lanes, sample {@code n} of a bin in lane {@code n mod 8},
 * so all yield the same to the last bit. Stateless.
 */
interface TopBandKernel {

  /** Taps to either side of the middle one. */
  int REACH = 15;

  /** Samples that the first bin needs before and behind it, together. */
  int HISTORY = 2 * REACH;

  /** Lanes of the sums. */
  int LANES = 8;

  /** Taps 1, 3, … 15 to either side; the middle one is a half. */
  float[] TAPS = taps();

  private static float[] taps() {
    float[] taps = new float[(REACH + 1) / 2];
    for (int i = 0; i < taps.length; i++) {
      int n = 2 * i + 1;
      double hamming = 0.54 + 0.46 * Math.cos(Math.PI * n / (REACH + 1));
      taps[i] = (float) (-Math.sin(Math.PI * n / 2) / (Math.PI * n) * hamming);
    }
    return taps;
  }

  /**
   * Measures bins.
   *
   * @param x samples from {@link #REACH} before the first bin to {@code REACH} behind the last
   * @param binSamples samples a bin
   * @param bins how many
   * @param energies receives the sum of squares of each bin's upper half of the spectrum
   * @param peaks receives the largest magnitude in each bin
   */
  void measure(float[] x, int binSamples, int bins, float[] energies, float[] peaks);

  /** The fastest kernel that this Java virtual machine can run. */
  static TopBandKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorTopBandKernel()
        : new PlainTopBandKernel();
  }
}
