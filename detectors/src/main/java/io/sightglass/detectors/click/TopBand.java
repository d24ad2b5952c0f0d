package io.sightglass.detectors.click;

/**
 * The upper half of a channel's spectrum: a half-band filter of 31 taps (a sine over its argument
 * under a Hamming window), every other of which is zero. Speech and music have little there, a
 * click as much as anywhere. Keeps the last taps' samples from call to call.
 */
final class TopBand {

  private static final int REACH = 15;

  // Taps 1, 3, … 15 to either side; the middle one is a half.
  private static final float[] TAPS = taps();

  private float[] window = new float[2 * REACH];
  private int length = 2 * REACH;

  private static float[] taps() {
    float[] taps = new float[(REACH + 1) / 2];
    for (int i = 0; i < taps.length; i++) {
      int n = 2 * i + 1;
      double hamming = 0.54 + 0.46 * Math.cos(Math.PI * n / (REACH + 1));
      taps[i] = (float) (-Math.sin(Math.PI * n / 2) / (Math.PI * n) * hamming);
    }
    return taps;
  }

  /** How many samples the output lies behind the input. */
  static int delay() {
    return REACH;
  }

  /**
   * Filters a block.
   *
   * @param out receives as many values as the block has samples
   */
  void filter(float[] samples, float[] out) {
    int history = 2 * REACH;
    int count = samples.length;
    float[] x = window.length >= history + count ? window : new float[history + count];
    System.arraycopy(window, length - history, x, 0, history);
    System.arraycopy(samples, 0, x, history, count);
    window = x;
    length = history + count;
    float t0 = TAPS[0];
    float t1 = TAPS[1];
    float t2 = TAPS[2];
    float t3 = TAPS[3];
    float t4 = TAPS[4];
    float t5 = TAPS[5];
    float t6 = TAPS[6];
    float t7 = TAPS[7];
    // Written out, so that the compiler makes vectors of it.
    for (int i = 0; i < count; i++) {
      out[i] =
          0.5f * x[i + 15]
              + t0 * (x[i + 14] + x[i + 16])
              + t1 * (x[i + 12] + x[i + 18])
              + t2 * (x[i + 10] + x[i + 20])
              + t3 * (x[i + 8] + x[i + 22])
              + t4 * (x[i + 6] + x[i + 24])
              + t5 * (x[i + 4] + x[i + 26])
              + t6 * (x[i + 2] + x[i + 28])
              + t7 * (x[i] + x[i + 30]);
    }
  }

  void reset() {
    window = new float[2 * REACH];
    length = 2 * REACH;
  }
}
