package io.sightglass.detectors.clipping;

import java.util.Arrays;

/**
 * Cuts one channel where it changes its sign, and tells of each half-wave how much of it is top. A
 * sine has 41 % of its half-wave in the uppermost fifth, speech and music less, a clipped one more,
 * also after a lossy codec has put its ripple onto the flat.
 */
final class HalfWaves {

  /** Half-waves lower than this are too faint to be clipped: −12 dBFS. */
  private static final float LEAST_PEAK = 0.25f;

  private static final float TOP = 0.8f;
  private static final int MAGNITUDE = 0x7FFF_FFFF;
  private static final double FLAT = 0.55;
  private static final int SHORTEST = 6;

  /** One least bit of 16-bit samples. */
  private static final float LEAST_BIT = 1f / 32_768;

  private static final float FULL = 1 - LEAST_BIT;

  private float[] wave = new float[1024];
  private int length;
  private float peak;
  private boolean negative;
  private float before;
  private int run;
  // Of the hop.
  private int longestRun;
  private float highest;
  private float flatHighest;
  private int flatSamples;

  void add(float[] x, int from, int to) {
    if (peak >= LEAST_PEAK || loudest(x, from, to) >= LEAST_PEAK) {
      cut(x, from, to);
    } else {
      cut(x, passOver(x, from, to), to);
    }
  }

  private static float loudest(float[] x, int from, int to) {
    int largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(x[i]) & MAGNITUDE);
    }
    return Float.intBitsToFloat(largest);
  }

  // Where all is faint, only the half-wave at the end may matter yet: it may grow.
  private int passOver(float[] x, int from, int to) {
    boolean last = x[to - 1] < 0;
    int start = to - 1;
    while (start > from && x[start - 1] < 0 == last) {
      start--;
    }
    if (start == from && length > 0 && last == negative) {
      return from;
    }
    length = 0;
    peak = 0;
    run = 0;
    negative = last;
    return start;
  }

  private void cut(float[] x, int from, int to) {
    for (int i = from; i < to; ) {
      int start = i;
      int largest = 0;
      // Magnitudes compare as their bits do.
      for (; i < to && x[i] < 0 == negative; i++) {
        largest = Math.max(largest, Float.floatToRawIntBits(x[i]) & MAGNITUDE);
      }
      if (i > start) {
        float loudest = Float.intBitsToFloat(largest);
        peak = loudest > peak ? loudest : peak;
        countRuns(x, start, i, loudest);
      }
      if (i < to) {
        end(x, start, i);
        negative = !negative;
      } else {
        keep(x, start, to);
      }
    }
  }

  /** Samples of one sign: what is at full scale stands in no other half-wave than this. */
  private void countRuns(float[] x, int from, int to, float loudest) {
    if (loudest < FULL) {
      run = 0;
    } else {
      for (int i = from; i < to; i++) {
        if (Math.abs(x[i]) >= FULL) {
          float earlier = i > from ? x[i - 1] : before;
          run = Math.abs(x[i] - earlier) <= LEAST_BIT ? run + 1 : 1;
          longestRun = Math.max(longestRun, run);
        } else {
          run = 0;
        }
      }
    }
    before = x[to - 1];
  }

  /** The rest of the half-wave is in the next samples. */
  private void keep(float[] x, int from, int to) {
    int more = to - from;
    if (length + more > wave.length) {
      wave = Arrays.copyOf(wave, 2 * (length + more));
    }
    System.arraycopy(x, from, wave, length, more);
    length += more;
  }

  /** The half-wave ends with these samples, which may be none. */
  private void end(float[] x, int from, int to) {
    highest = Math.max(highest, peak);
    int all = length + to - from;
    if (peak >= LEAST_PEAK && all >= SHORTEST) {
      float limit = TOP * peak;
      int top = countFrom(limit, wave, 0, length) + countFrom(limit, x, from, to);
      if (top > FLAT * all) {
        flatSamples += top;
        flatHighest = Math.max(flatHighest, peak);
      }
    }
    length = 0;
    peak = 0;
  }

  private static int countFrom(float limit, float[] x, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += Math.abs(x[i]) >= limit ? 1 : 0;
    }
    return count;
  }

  /** Longest run of equal samples at full scale in the hop. */
  int longestAtFullScale() {
    return longestRun;
  }

  /** The highest half-wave that ended in the hop. */
  float highest() {
    return highest;
  }

  /** The highest flat one. */
  float flatHighest() {
    return flatHighest;
  }

  /** Samples on the tops of flat ones. */
  int flatSamples() {
    return flatSamples;
  }

  void endHop() {
    longestRun = 0;
    highest = 0;
    flatHighest = 0;
    flatSamples = 0;
  }
}
