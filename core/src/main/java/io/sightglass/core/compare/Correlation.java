package io.sightglass.core.compare;

/** Correlates short signals with long ones by the fast Fourier transform. */
final class Correlation {

  /** Power of a signal under which there is nothing to correlate: −80 dBFS. */
  private static final double NOTHING = 1e-8;

  private Correlation() {}

  /**
   * How alike a pattern and each equally long stretch of {@code signal} are: the normalised cross
   * correlation, 1 for the same wave, at each shift from 0 to the difference of the lengths.
   */
  static float[] normalised(float[] pattern, float[] signal) {
    int n = pattern.length;
    int shifts = signal.length - n + 1;
    int size = Integer.highestOneBit(Math.max(2, signal.length - 1)) * 2;
    double[] re = new double[size];
    double[] im = new double[size];
    double mean = 0;
    for (float x : pattern) {
      mean += x / n;
    }
    double power = 0;
    for (int i = 0; i < n; i++) {
      // Reversed, the convolution is a correlation; both real signals share one transform.
      im[n - 1 - i] = pattern[i] - mean;
      power += im[n - 1 - i] * im[n - 1 - i];
    }
    for (int i = 0; i < signal.length; i++) {
      re[i] = signal[i];
    }
    Fourier.transform(re, im);
    product(re, im);
    Fourier.inverse(re, im);
    float[] out = new float[shifts];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n - 1; i++) {
      sum += signal[i];
      squares += (double) signal[i] * signal[i];
    }
    for (int k = 0; k < shifts; k++) {
      double in = signal[k + n - 1];
      sum += in;
      squares += in * in;
      double there = squares - sum * sum / n;
      if (power > NOTHING * n && there > NOTHING * n) {
        // What does not wrap round: the pattern's last sample lies on signal[k + n - 1].
        out[k] = (float) (re[k + n - 1] / Math.sqrt(power * there));
      }
      double gone = signal[k];
      sum -= gone;
      squares -= gone * gone;
    }
    return out;
  }

  // The spectra of the real and the imaginary part, times each other.
  private static void product(double[] re, double[] im) {
    int size = re.length;
    for (int i = 0; i <= size / 2; i++) {
      int j = (size - i) % size;
      double ar = (re[i] + re[j]) / 2;
      double ai = (im[i] - im[j]) / 2;
      double br = (im[i] + im[j]) / 2;
      double bi = (re[j] - re[i]) / 2;
      re[i] = ar * br - ai * bi;
      im[i] = ar * bi + ai * br;
      re[j] = re[i];
      im[j] = -im[i];
    }
  }

  /** Index of the largest value. */
  static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The index nearest to {@code centre} whose value comes within {@code tolerance} of the largest:
   * programmes repeat themselves.
   */
  static int bestNear(float[] values, double centre, double tolerance) {
    float least = (float) (values[best(values)] - tolerance);
    int nearest = -1;
    for (int i = 0; i < values.length; i++) {
      boolean nearer = nearest < 0 || Math.abs(i - centre) < Math.abs(nearest - centre);
      if (values[i] >= least && nearer) {
        nearest = i;
      }
    }
    // From there up to the top of the hill that it lies on.
    int top = nearest;
    while (top > 0 && values[top - 1] > values[top]) {
      top--;
    }
    while (top < values.length - 1 && values[top + 1] > values[top]) {
      top++;
    }
    return top;
  }

  /** How far beside {@code index} a parabola through it and its neighbours peaks, −0.5 to 0.5. */
  static double vertex(float[] values, int index) {
    if (index <= 0 || index >= values.length - 1) {
      return 0;
    }
    double bend = values[index - 1] - 2.0 * values[index] + values[index + 1];
    return bend >= 0
        ? 0
        : Math.clamp(0.5 * (values[index - 1] - values[index + 1]) / bend, -0.5, 0.5);
  }
}
