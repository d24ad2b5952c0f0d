package io.sightglass.detectors.avsync;

import io.sightglass.core.media.AudioBlock;

/**
 * The last seconds of one track's sound, its channels mixed into one; samples are counted from the
 * first.
 */
final class SoundHistory {

  /**
   * Each channel after the first counts for less, so that two of opposite phase don't cancel out.
   */
  private static final float NEXT_CHANNEL = 0.75f;

  private final float[] ring;
  private final int mask;
  private long end;

  /**
   * @param least samples that are kept at least
   */
  SoundHistory(int least) {
    ring = new float[Integer.highestOneBit(Math.max(1, least - 1)) << 1];
    mask = ring.length - 1;
  }

  void add(AudioBlock block) {
    for (int from = 0; from < block.length(); ) {
      int at = (int) (end & mask);
      int count = Math.min(block.length() - from, ring.length - at);
      System.arraycopy(block.channel(0), from, ring, at, count);
      float weight = NEXT_CHANNEL;
      for (int c = 1; c < block.channels(); c++, weight *= NEXT_CHANNEL) {
        float[] channel = block.channel(c);
        for (int i = 0; i < count; i++) {
          ring[at + i] += weight * channel[from + i];
        }
      }
      from += count;
      end += count;
    }
  }

  /** Samples that were added. */
  long end() {
    return end;
  }

  /** The first sample that is still here. */
  long start() {
    return Math.max(0, end - ring.length);
  }

  float sample(long at) {
    return ring[(int) (at & mask)];
  }

  /** Energy of {@code count} samples: the sum of x². */
  double energy(long from, int count) {
    double sum = 0;
    for (long i = from; i < from + count; i++) {
      double x = sample(i);
      sum += x * x;
    }
    return sum;
  }

  /** Energy of the difference between {@code count} samples and those {@code lag} before them. */
  double difference(long from, int count, int lag) {
    double sum = 0;
    for (long i = from; i < from + count; i++) {
      double d = sample(i) - sample(i - lag);
      sum += d * d;
    }
    return sum;
  }

  /** A copy, thinned: means of {@code thinning} samples each. */
  float[] thinned(long from, long to, int thinning) {
    float[] means = new float[(int) ((to - from) / thinning)];
    for (int m = 0; m < means.length; m++) {
      for (int i = 0; i < thinning; i++) {
        means[m] += sample(from + (long) m * thinning + i);
      }
      means[m] /= thinning;
    }
    return means;
  }
}
