package io.sightglass.detectors.click;

/** The kernel in plain Java. */
final class PlainTopBandKernel implements TopBandKernel {

  @Override
  public void measure(float[] x, int binSamples, int bins, float[] energies, float[] peaks) {
    float[] lanes = new float[LANES];
    for (int bin = 0; bin < bins; bin++) {
      java.util.Arrays.fill(lanes, 0);
      int from = bin * binSamples;
      peaks[bin] = addSamples(x, from, 0, binSamples, lanes, 0);
      energies[bin] = sum(lanes);
    }
  }

  /**
   * Adds the squares of samples {@code n} to {@code end} of the bin at {@code from} to their lanes.
   *
   * @return the largest magnitude of these samples and of {@code peak}
   */
  static float addSamples(float[] x, int from, int n, int end, float[] lanes, float peak) {
    float largest = peak;
    for (; n < end; n++) {
      int i = from + n;
      float y = 0.5f * x[i + REACH];
      for (int t = 0; t < TAPS.length; t++) {
        int k = 2 * t + 1;
        y = Math.fma(x[i + REACH - k] + x[i + REACH + k], TAPS[t], y);
      }
      lanes[n % LANES] = Math.fma(y, y, lanes[n % LANES]);
      largest = Math.max(largest, Math.abs(x[i + REACH]));
    }
    return largest;
  }

  /** In the one order. */
  static float sum(float[] lanes) {
    float sum = 0;
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }
}
