package io.sightglass.detectors.avsync;

/**
 * Peaks of a wave by which a passage is known again: those that tower over what lies 2.5 ms before
 * and after. There are some ten to two hundred a second.
 */
final class SoundMarks {

  private static final int BINS_PER_SECOND = 2_000;
  private static final int REACH_BINS = 5;

  /** −50 dBFS. */
  private static final float LEAST_PEAK = 0.003f;

  /** A power of two. */
  private static final int KEPT = 512;

  private final SoundHistory history;
  private final int binSamples;
  // Where the largest sample of each of the last bins lies; a mark is in the middle one.
  private final long[] peakAt = new long[2 * REACH_BINS + 1];
  private final float[] peaks = new float[2 * REACH_BINS + 1];
  private final long[] at = new long[KEPT];
  private final float[] values = new float[KEPT];
  private long bins;
  private long count;

  SoundMarks(SoundHistory history, int sampleRate) {
    this.history = history;
    this.binSamples = Math.max(1, sampleRate / BINS_PER_SECOND);
  }

  /**
   * Looks at the next bin.
   *
   * @return whether there was one, its samples all being there
   */
  boolean look() {
    long from = bins * binSamples;
    if (from + binSamples > history.end()) {
      return false;
    }
    float largest = -1;
    long largestAt = from;
    for (long i = from; i < from + binSamples; i++) {
      float magnitude = Math.abs(history.sample(i));
      if (magnitude > largest) {
        largest = magnitude;
        largestAt = i;
      }
    }
    int slot = (int) (bins % peaks.length);
    peaks[slot] = largest;
    peakAt[slot] = largestAt;
    bins++;
    if (bins >= peaks.length && towers(bins - 1 - REACH_BINS)) {
      long mark = peakAt[(int) ((bins - 1 - REACH_BINS) % peaks.length)];
      at[slotOf(count)] = mark;
      values[slotOf(count)] = history.sample(mark);
      count++;
    }
    return true;
  }

  private boolean towers(long bin) {
    float here = peaks[(int) (bin % peaks.length)];
    if (here < LEAST_PEAK) {
      return false;
    }
    for (int i = 1; i <= REACH_BINS; i++) {
      if (peaks[(int) ((bin + i) % peaks.length)] >= here
          || peaks[(int) ((bin - i) % peaks.length)] >= here) {
        return false;
      }
    }
    return true;
  }

  private static int slotOf(long mark) {
    return (int) (mark & (KEPT - 1));
  }

  /** Marks that were found. */
  long count() {
    return count;
  }

  /** The first mark that is still known. */
  long first() {
    return Math.max(0, count - KEPT);
  }

  /** The sample at which a mark stands. */
  long at(long mark) {
    return at[slotOf(mark)];
  }

  /** That sample's value. */
  float value(long mark) {
    return values[slotOf(mark)];
  }
}
