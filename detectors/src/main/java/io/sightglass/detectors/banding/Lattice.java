package io.sightglass.detectors.banding;

/**
 * How far the luma codes of a picture lie on evenly spaced levels, as if they had been rounded to
 * fewer bits. Scratch memory: one thread at a time.
 */
final class Lattice {

  /** Levels closer than this are as near to each other as their own flanks. */
  private static final int LEAST_STEP = 5;

  private static final int LARGEST_STEP = 32;

  /** A level and the codes beside it, where coding has blurred it. */
  private static final int FLANKED = 3;

  /** Levels that must be in use: two or three evenly spaced shades are a drawing. */
  private static final double LEAST_LEVELS = 3.5;

  /** Codes outside are black and white: letterbox, captions. */
  private static final int DARKEST = 18;

  private static final int BRIGHTEST = 235;

  private final int[] sums = new int[256];

  /**
   * The share (0–1) of the samples on the best set of levels, over what an even spread would put
   * there: 0 for natural pictures, 1 where all lie on the levels.
   *
   * @param histogram counts of 8-bit codes
   */
  double share(int[] histogram) {
    long total = 0;
    for (int code = DARKEST; code <= BRIGHTEST; code++) {
      sums[code] = code(histogram, code - 1) + code(histogram, code) + code(histogram, code + 1);
      total += histogram[code];
    }
    double best = 0;
    for (int step = LEAST_STEP; step <= LARGEST_STEP && total > 0; step++) {
      double even = (double) FLANKED / step;
      for (int phase = 0; phase < step; phase++) {
        double share = (onLevels(step, phase) / (double) total - even) / (1 - even);
        if (share > best && levels(step, phase) >= LEAST_LEVELS) {
          best = share;
        }
      }
    }
    return Math.min(1, best);
  }

  private static int code(int[] histogram, int code) {
    return code < DARKEST || code > BRIGHTEST ? 0 : histogram[code];
  }

  private long onLevels(int step, int phase) {
    long sum = 0;
    for (int code = first(step, phase); code <= BRIGHTEST; code += step) {
      sum += sums[code];
    }
    return sum;
  }

  /** How many levels are in use: e to the entropy of their shares. */
  private double levels(int step, int phase) {
    double all = onLevels(step, phase);
    double entropy = 0;
    for (int code = first(step, phase); code <= BRIGHTEST; code += step) {
      if (sums[code] > 0) {
        double share = sums[code] / all;
        entropy -= share * Math.log(share);
      }
    }
    return Math.exp(entropy);
  }

  private static int first(int step, int phase) {
    return DARKEST + Math.floorMod(phase - DARKEST, step);
  }
}
