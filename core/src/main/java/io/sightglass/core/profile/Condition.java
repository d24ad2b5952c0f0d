package io.sightglass.core.profile;

import java.util.function.UnaryOperator;

/**
 * A metric held against two thresholds (hysteresis): it begins to be met at {@code enter} and
 * ceases to be met when it leaves {@code leave}.
 *
 * @param metric a detector's metric
 * @param comparison which side is bad
 * @param enter threshold at which it begins
 * @param leave threshold past which it ends; equal to {@code enter} where there is no hysteresis
 */
public record Condition(String metric, Comparison comparison, double enter, double leave) {

  /** Which side of the threshold is bad; the threshold itself belongs to it. */
  public enum Comparison {
    AT_LEAST,
    AT_MOST
  }

  Condition onMetric(UnaryOperator<String> renamed) {
    return new Condition(renamed.apply(metric), comparison, enter, leave);
  }

  /** Whether {@code value} meets it, given whether the value before did. */
  public boolean meets(double value, boolean metBefore) {
    double threshold = metBefore ? leave : enter;
    return comparison == Comparison.AT_LEAST ? value >= threshold : value <= threshold;
  }
}
