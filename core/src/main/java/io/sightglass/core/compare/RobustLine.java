package io.sightglass.core.compare;

import java.util.Arrays;

/** The slope of the line through points that outliers do not bend (Theil–Sen). */
final class RobustLine {

  /** More points are thinned out: the number of pairs grows with the square. */
  private static final int MOST = 400;

  private RobustLine() {}

  static double slope(double[] x, double[] y) {
    int stride = 1 + x.length / MOST;
    int points = (x.length + stride - 1) / stride;
    double[] slopes = new double[points * (points - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < x.length; i += stride) {
      for (int j = i + stride; j < x.length; j += stride) {
        if (x[j] > x[i]) {
          slopes[pairs++] = (y[j] - y[i]) / (x[j] - x[i]);
        }
      }
    }
    Arrays.sort(slopes, 0, pairs);
    return pairs == 0 ? 0 : slopes[pairs / 2];
  }
}
