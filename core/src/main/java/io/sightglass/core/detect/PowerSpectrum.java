package io.sightglass.core.detect;

/**
 * Power spectrum of sound under a Hann window, by the fast Fourier transform of Cooley and Tukey,
 * radix two: even samples are transformed as real parts and odd ones as imaginary parts, which
 * halves the work. Keeps its room between calls: one thread at a time.
 */
public final class PowerSpectrum {

  private final int samples;
  private final double[] window;
  private final double[] cos;
  private final double[] sin;
  private final double[] re;
  private final double[] im;
  private final double[] powers;

  /**
   * @param samples how many it takes, a power of two from 8 on
   * @throws IllegalArgumentException if it is none
   */
  public PowerSpectrum(int samples) {
    if (samples < 8 || Integer.bitCount(samples) != 1) {
      throw new IllegalArgumentException("no power of two from 8 on: " + samples);
    }
    this.samples = samples;
    int half = samples / 2;
    window = new double[samples];
    cos = new double[half];
    sin = new double[half];
    re = new double[half];
    im = new double[half];
    powers = new double[half];
    for (int i = 0; i < samples; i++) {
      // The mean of the window is a half: twice it keeps a tone's level.
      window[i] = 1 - Math.cos(2 * Math.PI * i / samples);
    }
    for (int i = 0; i < half; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / samples);
      sin[i] = Math.sin(2 * Math.PI * i / samples);
    }
  }

  /** Samples that it takes. */
  public int samples() {
    return samples;
  }

  /**
   * Mean square of the sine in each bin, from zero up to half the rate (which is left out): as many
   * as half the samples. Written over by the next call.
   */
  public double[] powers(float[] x) {
    int half = samples / 2;
    int shift = Integer.numberOfLeadingZeros(half) + 1;
    for (int i = 0; i < half; i++) {
      int at = Integer.reverse(i) >>> shift;
      re[at] = x[2 * i] * window[2 * i];
      im[at] = x[2 * i + 1] * window[2 * i + 1];
    }
    transform();
    double scale = 2.0 / ((double) samples * samples);
    for (int k = 0; k < half; k++) {
      // The spectra of the even and of the odd samples, apart again by their symmetry.
      int mirror = (half - k) & (half - 1);
      double evenRe = (re[k] + re[mirror]) / 2;
      double evenIm = (im[k] - im[mirror]) / 2;
      double oddRe = (im[k] + im[mirror]) / 2;
      double oddIm = (re[mirror] - re[k]) / 2;
      double r = evenRe + oddRe * cos[k] + oddIm * sin[k];
      double i = evenIm + oddIm * cos[k] - oddRe * sin[k];
      powers[k] = scale * (r * r + i * i);
    }
    return powers;
  }

  private void transform() {
    int n = samples / 2;
    fours(n);
    for (int half = 4; half < n; half *= 2) {
      int stride = samples / (2 * half);
      for (int start = 0; start < n; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          double c = cos[k * stride];
          double s = sin[k * stride];
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
  }

  /** The first two rounds in one, as their factors are 1 and −i. */
  private void fours(int n) {
    for (int a = 0; a < n; a += 4) {
      double sumRe = re[a] + re[a + 1];
      double sumIm = im[a] + im[a + 1];
      double differenceRe = re[a] - re[a + 1];
      double differenceIm = im[a] - im[a + 1];
      double sumRe2 = re[a + 2] + re[a + 3];
      double sumIm2 = im[a + 2] + im[a + 3];
      double differenceRe2 = re[a + 2] - re[a + 3];
      double differenceIm2 = im[a + 2] - im[a + 3];
      re[a] = sumRe + sumRe2;
      im[a] = sumIm + sumIm2;
      re[a + 1] = differenceRe + differenceIm2;
      im[a + 1] = differenceIm - differenceRe2;
      re[a + 2] = sumRe - sumRe2;
      im[a + 2] = sumIm - sumIm2;
      re[a + 3] = differenceRe - differenceIm2;
      im[a + 3] = differenceIm + differenceRe2;
    }
  }
}
