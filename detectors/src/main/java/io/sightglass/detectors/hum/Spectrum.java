package io.sightglass.detectors.hum;

/** Power spectrum by the fast Fourier transform of Cooley and Tukey, radix two. */
final class Spectrum {

  private static final int N = LowBand.SAMPLES;
  private static final double[] COS = new double[N / 2];
  private static final double[] SIN = new double[N / 2];
  private static final double[] HANN = new double[N];

  static {
    for (int i = 0; i < N / 2; i++) {
      COS[i] = Math.cos(2 * Math.PI * i / N);
      SIN[i] = Math.sin(2 * Math.PI * i / N);
    }
    for (int i = 0; i < N; i++) {
      // The mean of the window is a half: twice it keeps a tone's level.
      HANN[i] = 1 - Math.cos(2 * Math.PI * i / N);
    }
  }

  private Spectrum() {}

  /** Mean square of the sine in each bin up to half the rate. */
  static double[] powers(float[] samples) {
    double[] re = new double[N];
    double[] im = new double[N];
    int shift = Integer.numberOfLeadingZeros(N) + 1;
    for (int i = 0; i < N; i++) {
      re[Integer.reverse(i) >>> shift] = samples[i] * HANN[i];
    }
    for (int half = 1; half < N; half *= 2) {
      int stride = N / (2 * half);
      for (int start = 0; start < N; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          double c = COS[k * stride];
          double s = SIN[k * stride];
          int a = start + k;
          int b = a + half;
          double r = re[b] * c + im[b] * s;
          double i = im[b] * c - re[b] * s;
          re[b] = re[a] - r;
          im[b] = im[a] - i;
          re[a] += r;
          im[a] += i;
        }
      }
    }
    double[] powers = new double[N / 2];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = 2 * (re[i] * re[i] + im[i] * im[i]) / ((double) N * N);
    }
    return powers;
  }
}
