package io.sightglass.detectors.blockiness;

/** Finds the grid on which a picture's columns step most, whatever its period and phase. */
final class Grid {

  private static final int SMALLEST = 3;
  private static final int LARGEST = 24;

  /** Mean steps under this many codes are nothing that could be seen. */
  private static final double LEAST_CODES = 0.5;

  private Grid() {}

  /**
   * The mean step on the best grid over the mean step elsewhere: 1 where there is none.
   *
   * @param steps Σ |x + 1 − x| for each column
   * @param rows rows that were summed
   */
  static double ratio(int[] steps, int rows) {
    int columns = steps.length - 1;
    long total = 0;
    for (int x = 0; x < columns; x++) {
      total += steps[x];
    }
    boolean[] higher = higher(steps, columns);
    double best = 1;
    // A period that fits fewer than eight times is no grid.
    for (int period = SMALLEST; period <= Math.min(LARGEST, columns / 8); period++) {
      for (int phase = 0; phase < period; phase++) {
        best = Math.max(best, ratio(steps, higher, total, period, phase, rows));
      }
    }
    return best;
  }

  private static double ratio(
      int[] steps, boolean[] higher, long total, int period, int phase, int rows) {
    int columns = higher.length;
    long on = 0;
    int count = 0;
    int out = 0;
    for (int x = phase; x < columns; x += period) {
      on += steps[x];
      count++;
      out += higher[x] ? 1 : 0;
    }
    double mean = (double) on / count / rows;
    // A grid stands out along all of the picture; a fence or a caption only in places.
    if (mean < LEAST_CODES || out < 0.8 * count) {
      return 1;
    }
    double elsewhere = (double) (total - on) / (columns - count) / rows;
    return mean / Math.max(LEAST_CODES, elsewhere);
  }

  /** Which columns step more than the two on either side do in the mean. */
  private static boolean[] higher(int[] steps, int columns) {
    boolean[] higher = new boolean[columns];
    for (int x = 2; x < columns - 2; x++) {
      higher[x] = 4L * steps[x] > (long) steps[x - 2] + steps[x - 1] + steps[x + 1] + steps[x + 2];
    }
    return higher;
  }
}
