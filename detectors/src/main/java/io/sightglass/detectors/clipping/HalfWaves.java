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
    for (int i = from; i < to; i++) {
      float sample = x[i];
      boolean sign = sample < 0;
      if (sign != negative) {
        end();
        negative = sign;
      }
      float magnitude = Math.abs(sample);
      peak = magnitude > peak ? magnitude : peak;
      if (length == wave.length) {
        wave = Arrays.copyOf(wave, 2 * length);
      }
      wave[length++] = magnitude;
      if (magnitude >= 1 - LEAST_BIT) {
        run = Math.abs(sample - before) <= LEAST_BIT ? run + 1 : 1;
        longestRun = Math.max(longestRun, run);
      } else {
        run = 0;
      }
      before = sample;
    }
  }

  private void end() {
    highest = Math.max(highest, peak);
    if (peak >= LEAST_PEAK && length >= SHORTEST) {
      float limit = TOP * peak;
      int top = 0;
      for (int i = 0; i < length; i++) {
        top += wave[i] >= limit ? 1 : 0;
      }
      if (top > FLAT * length) {
        flatSamples += top;
        flatHighest = Math.max(flatHighest, peak);
      }
    }
    length = 0;
    peak = 0;
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
