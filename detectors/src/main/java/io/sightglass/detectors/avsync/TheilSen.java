package io.sightglass.detectors.avsync;

import java.util.Arrays;

/**
 * The line through points that outliers do not bend: its slope is the median of the slopes of all
 * pairs (Theil 1950, Sen 1968). Up to 29 % of the points may be anything.
 */
final class TheilSen {

  private TheilSen() {}

  /**
   * @param x increasing
   * @param y as many
   * @param stretches as many, not decreasing: only pairs of one stretch are compared, as there is a
   *     step of unknown size between two
   * @return the slope; zero where there are not two points
   */
  static double slope(double[] x, double[] y, int[] stretches) {
    int points = x.length;
    double[] slopes = new double[points * (points - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < points; i++) {
      for (int j = i + 1; j < points; j++) {
        if (x[j] > x[i] && stretches[i] == stretches[j]) {
          slopes[pairs++] = (y[j] - y[i]) / (x[j] - x[i]);
        }
      }
    }
    return median(slopes, pairs);
  }

  /** The median of the first {@code count} values, which it sorts; zero of none. */
  static double median(double[] values, int count) {
    if (count == 0) {
      return 0;
    }
    Arrays.sort(values, 0, count);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
  }
}
