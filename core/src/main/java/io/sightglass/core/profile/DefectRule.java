package io.sightglass.core.profile;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Turns a metric into defects. Its state crosses chunk borders.
 *
 * @param type the defect's kebab-case type, e.g. {@code freeze}
 * @param detector id of the detector that measures the metrics
 * @param condition what must hold
 * @param also further conditions on metrics of the same detector at the same times, all of which
 *     must hold as well
 * @param minMicros shorter stretches are no defect
 * @param mergeGapMicros stretches of one type with a gap no longer than this are one defect
 * @param severity of its defects
 * @param enabled false keeps the rule in the profile but out of work
 */
public record DefectRule(
    String type,
    String detector,
    Condition condition,
    List<Condition> also,
    long minMicros,
    long mergeGapMicros,
    Severity severity,
    boolean enabled) {

  public DefectRule {
    also = List.copyOf(also);
  }

  /** The same rule on the metrics that {@code renamed} names. */
  public DefectRule onMetrics(UnaryOperator<String> renamed) {
    return new DefectRule(
        type,
        detector,
        condition.onMetric(renamed),
        also.stream().map(condition -> condition.onMetric(renamed)).toList(),
        minMicros,
        mergeGapMicros,
        severity,
        enabled);
  }
}
