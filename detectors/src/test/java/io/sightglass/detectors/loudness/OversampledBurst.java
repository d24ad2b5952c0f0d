package io.sightglass.detectors.loudness;

/** The signal of EBU Tech 3341's cases 20 to 23. */
final class OversampledBurst {

  private static final int FACTOR = 4;
  private static final int HALF_TAPS = 128;

  private OversampledBurst() {}

  static float[] decimated(int offset) {
    double[] low = lowPassed(signal());
    float[] samples = new float[(low.length - offset) / FACTOR];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) low[i * FACTOR + offset];
    }
    return samples;
  }

  // Half a second at 4·fs: fs/6 is 24 samples a period there, fs/4 is 16.
  private static double[] signal() {
    int length = 96_000;
    int burst = length / 2 / 24 * 24;
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      double fade = Math.min(1, Math.min(i, length - 1 - i) / 1920.0);
      if (i < burst) {
        x[i] = fade * 0.5 * Math.sin(2 * Math.PI * i / 24);
      } else if (i < burst + 16) {
        x[i] = Math.sin(2 * Math.PI * (i - burst) / 16);
      } else {
        x[i] = fade * 0.5 * Math.sin(2 * Math.PI * (i - burst - 16) / 24);
      }
    }
    return x;
  }

  // A sine over its argument under a Blackman window, down by 6 dB at fs/2.
  private static double[] lowPassed(double[] x) {
    double[] taps = new double[2 * HALF_TAPS + 1];
    double sum = 0;
    for (int k = -HALF_TAPS; k <= HALF_TAPS; k++) {
      double sinc = k == 0 ? 1 : Math.sin(Math.PI * k / FACTOR) / (Math.PI * k / FACTOR);
      double w = Math.PI * k / HALF_TAPS;
      taps[k + HALF_TAPS] = sinc * (0.42 + 0.5 * Math.cos(w) + 0.08 * Math.cos(2 * w));
      sum += taps[k + HALF_TAPS];
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double value = 0;
      for (int k = -HALF_TAPS; k <= HALF_TAPS; k++) {
        if (i - k >= 0 && i - k < x.length) {
          value += taps[k + HALF_TAPS] * x[i - k];
        }
      }
      y[i] = value / sum;
    }
    return y;
  }
}
