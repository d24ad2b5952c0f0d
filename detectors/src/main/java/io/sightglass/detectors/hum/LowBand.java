package io.sightglass.detectors.hum;

/**
 * Two seconds of one channel at about 2 kHz: each sample is a mean of a mean, whose response falls
 * off as the square of a sine over its argument.
 */
final class LowBand {

  static final int SECONDS = 2;

  private static final int RATE = 2000;

  private final int factor;
  private final double rate;
  private final float[] samples;
  private int filled;
  private float sum;
  private int summed;
  private float before;

  LowBand(int sampleRate) {
    factor = Math.max(1, sampleRate / RATE);
    rate = (double) sampleRate / factor;
    samples = new float[(int) Math.round(SECONDS * rate)];
  }

  void add(float[] x) {
    int i = 0;
    while (i < x.length) {
      int end = Math.min(x.length, i + factor - summed);
      float part = 0;
      for (int k = i; k < end; k++) {
        part += x[k];
      }
      sum += part;
      summed += end - i;
      i = end;
      if (summed == factor) {
        float mean = sum / factor;
        if (filled < samples.length) {
          samples[filled++] = 0.5f * (mean + before);
        }
        before = mean;
        sum = 0;
        summed = 0;
      }
    }
  }

  boolean full() {
    return filled == samples.length;
  }

  double rate() {
    return rate;
  }

  /** The two seconds: read, never written. */
  float[] samples() {
    return samples;
  }

  /** The second half becomes the first. */
  void forgetHalf() {
    int half = samples.length / 2;
    System.arraycopy(samples, samples.length - half, samples, 0, half);
    filled = half;
  }
}
