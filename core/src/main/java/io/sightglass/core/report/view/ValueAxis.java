package io.sightglass.core.report.view;

import io.sightglass.core.detect.MetricInfo;
import java.util.List;

/**
 * The vertical axis of one graph, in lines from 0 (top) to {@link #LINES}.
 *
 * @param low value at its foot
 * @param high value at its head, above {@code low}
 */
public record ValueAxis(double low, double high) {

  public static final int LINES = 100;
  // The stroke of a value at either end stays visible.
  private static final double MARGIN = 2;
  // Values that use less of the metric's own axis than this are shown larger.
  private static final double LEAST_SHARE = 0.1;
  // Values that would make the axis more than this many times longer go off the scale.
  private static final double MOST_STRETCH = 100;

  /**
   * The axis for values between {@code min} and {@code max} that are held against {@code
   * thresholds}.
   */
  public static ValueAxis of(MetricInfo info, double min, double max, List<Double> thresholds) {
    double low = min;
    double high = max;
    for (double threshold : thresholds) {
      low = Math.min(low, threshold);
      high = Math.max(high, threshold);
    }
    double span = info.high() - info.low();
    if (!(span > 0)) {
      return padded(low, high);
    }
    low = Math.max(low, info.low() - MOST_STRETCH * span);
    high = Math.min(high, info.high() + MOST_STRETCH * span);
    if (high <= low || high - low < LEAST_SHARE * span) {
      return padded(Math.min(low, high), Math.max(low, high));
    }
    return new ValueAxis(Math.min(low, info.low()), Math.max(high, info.high()));
  }

  private static ValueAxis padded(double low, double high) {
    double pad = high > low ? (high - low) * 0.1 : Math.max(Math.abs(low) * 0.1, 1e-3);
    // A metric that is never negative has no axis below zero.
    double foot = low >= 0 ? Math.max(0, low - pad) : low - pad;
    return new ValueAxis(foot, high + pad);
  }

  /** The line of {@code value}; values off the scale lie at its end. */
  public double line(double value) {
    double share = Math.clamp((value - low) / (high - low), 0, 1);
    return LINES - MARGIN - share * (LINES - 2 * MARGIN);
  }
}
