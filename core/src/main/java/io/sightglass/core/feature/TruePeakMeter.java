package io.sightglass.core.feature;

/**
 * Finds the true peak of one channel (ITU-R BS.1770-5 Annex 2). The last taps' samples are kept
 * from call to call.
 */
final class TruePeakMeter {

  private final PeakKernel kernel;
  private float[] window = new float[PeakKernel.HISTORY];
  private int length = PeakKernel.HISTORY;

  TruePeakMeter(PeakKernel kernel) {
    this.kernel = kernel;
  }

  /** The largest magnitude in the next samples, on them and between them. */
  float peak(float[] samples, int from, int count) {
    int history = PeakKernel.HISTORY;
    float[] x = window.length >= history + count ? window : new float[history + count];
    System.arraycopy(window, length - history, x, 0, history);
    System.arraycopy(samples, from, x, history, count);
    window = x;
    length = history + count;
    return kernel.peak(x, count);
  }
}
