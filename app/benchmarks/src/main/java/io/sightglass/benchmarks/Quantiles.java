package io.sightglass.benchmarks;

import java.util.Arrays;

/** Of figures that were measured, in any order. */
final class Quantiles {

  private Quantiles() {}

  /** The one in the middle, or half-way between the two that are. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The one that {@code share} of them, 0 to 1, do not exceed. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
