package io.sightglass.detectors.hum;

import java.util.Arrays;

/**
 * Looks at single frequencies by Goertzel's recursion under a Hann window. A bass note has one line
 * at a multiple of the mains' frequency by chance, and seldom two; the mains always have several.
 */
final class MainsLines {

  private static final double[] MAINS_HZ = {50, 60};
  private static final int HARMONICS = 6;
  private static final double[] NEIGHBOURS_HZ = {-8, -5, 5, 8};

  /** Power of a line of −80 dBFS: one weaker than that is no hum. */
  private static final double LEAST_POWER = 1e-8;

  private MainsLines() {}

  /** How far, in dB, the second most prominent harmonic stands out; at least 0. */
  static double prominence(LowBand band) {
    float[] x = windowed(band.samples());
    double best = 0;
    for (double mains : MAINS_HZ) {
      double[] prominences = new double[HARMONICS];
      for (int k = 1; k <= HARMONICS; k++) {
        prominences[k - 1] = prominence(x, band.rate(), k * mains);
      }
      Arrays.sort(prominences);
      best = Math.max(best, prominences[HARMONICS - 2]);
    }
    return best;
  }

  private static double prominence(float[] x, double rate, double hertz) {
    double line = power(x, rate, hertz);
    if (line < LEAST_POWER) {
      return 0;
    }
    double around = 0;
    for (double offset : NEIGHBOURS_HZ) {
      around = Math.max(around, power(x, rate, hertz + offset));
    }
    return Math.max(0, 10 * Math.log10(line / Math.max(around, 1e-14)));
  }

  private static float[] windowed(float[] samples) {
    float[] x = new float[samples.length];
    for (int i = 0; i < x.length; i++) {
      // The mean of the window is a half: twice it keeps a tone's level.
      x[i] = (float) (samples[i] * (1 - Math.cos(2 * Math.PI * i / x.length)));
    }
    return x;
  }

  /** Mean square of the sine of {@code hertz} that is in {@code x}. */
  private static double power(float[] x, double rate, double hertz) {
    double w = 2 * Math.PI * hertz / rate;
    double c = 2 * Math.cos(w);
    double s1 = 0;
    double s2 = 0;
    for (float sample : x) {
      double s0 = sample + c * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    double squared = s1 * s1 + s2 * s2 - c * s1 * s2;
    return 2 * squared / ((double) x.length * x.length);
  }
}
