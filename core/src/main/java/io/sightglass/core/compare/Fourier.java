package io.sightglass.core.compare;

/** The fast Fourier transform of a power of two of complex numbers (radix 2, in place). */
final class Fourier {

  private Fourier() {}

  static void transform(double[] re, double[] im) {
    int size = re.length;
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    for (int length = 2; length <= size; length <<= 1) {
      int half = length / 2;
      double angle = -2 * Math.PI / length;
      double stepRe = Math.cos(angle);
      double stepIm = Math.sin(angle);
      double wRe = 1;
      double wIm = 0;
      for (int k = 0; k < half; k++) {
        for (int i = k; i < size; i += length) {
          int j = i + half;
          double tRe = re[j] * wRe - im[j] * wIm;
          double tIm = re[j] * wIm + im[j] * wRe;
          re[j] = re[i] - tRe;
          im[j] = im[i] - tIm;
          re[i] += tRe;
          im[i] += tIm;
        }
        double next = wRe * stepRe - wIm * stepIm;
        wIm = wRe * stepIm + wIm * stepRe;
        wRe = next;
      }
    }
  }

  static void inverse(double[] re, double[] im) {
    transform(im, re);
    for (int i = 0; i < re.length; i++) {
      re[i] /= re.length;
      im[i] /= re.length;
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
