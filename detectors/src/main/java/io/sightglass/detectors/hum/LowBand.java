package io.sightglass.detectors.hum;

/**
 * About two seconds of one channel at about 1 kHz, each sample a mean over two milliseconds. What
 * folds down onto the mains' harmonics comes from 640 Hz and above, 14 dB down at the least, and is
 * broad where it matters.
 */
final class LowBand {

  /** A power of two, for the transform. */
  static final int SAMPLES = 2048;

  private static final int RATE = 1000;

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
    samples = new float[SAMPLES];
  }

  void add(float[] x) {
    int i = 0;
    while (i < x.length) {
      int end = Math.min(x.length, i + factor - summed);
      // Four sums in turn, so that one addition does not wait for the last.
      float part = 0;
      float part2 = 0;
      float part3 = 0;
      float part4 = 0;
      int k = i;
      for (; k + 3 < end; k += 4) {
        part += x[k];
        part2 += x[k + 1];
        part3 += x[k + 2];
        part4 += x[k + 3];
      }
      for (; k < end; k++) {
        part += x[k];
      }
      sum += part + part2 + (part3 + part4);
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

  /** The samples: read, never written. */
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
