package io.sightglass.core.report.view;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The course of one metric, as any graph shows it.
 *
 * @param values its vertical axis
 * @param low least value a column, held until the next; NaN where nobody looked
 * @param high greatest value a column, likewise
 * @param marks gaps, and the defects of its detector
 * @param thresholds those of the profile
 * @param summary its extremes and mean in words
 */
@SuppressWarnings("ArrayRecordComponent") // Drawn once and thrown away; not to be written to.
public record MetricCourse(
    ValueAxis values,
    double[] low,
    double[] high,
    List<Mark> marks,
    List<Threshold> thresholds,
    String summary) {

  /** A threshold of the profile, and what is said of it. */
  public record Threshold(double value, String label) {}

  public static MetricCourse of(Report report, MetricReport metric, TimeAxis axis) {
    String name = metric.info().name();
    List<Condition> conditions = conditions(report, name);
    ValueAxis values =
        ValueAxis.of(
            metric.info(),
            metric.summary().min(),
            metric.summary().max(),
            conditions.stream().map(Condition::enter).toList());
    List<Threshold> thresholds = new ArrayList<>();
    for (Condition condition : conditions) {
      thresholds.add(
          new Threshold(
              condition.enter(),
              DefectRow.Maker.sign(condition)
                  + Words.number(condition.enter(), metric.info().unit())));
    }
    Envelope held = metric.graph().held(Mark.columns(report.gaps(), axis));
    List<Mark> marks =
        Stream.concat(
                Mark.ofGaps(report.gaps(), axis).stream(),
                Mark.ofDefects(report.defects(), defect -> concerns(report, defect, name), axis)
                    .stream())
            .toList();
    String summary =
        "least "
            + Words.number(metric.summary().min())
            + ", greatest "
            + Words.number(metric.summary().max())
            + ", mean "
            + Words.number(metric.summary().mean());
    return new MetricCourse(values, held.low(), held.high(), marks, thresholds, summary);
  }

  // All graphs of a detector show its defects: what is judged by one metric is seen in another.
  private static boolean concerns(Report report, Defect defect, String metric) {
    return defect.metric().equals(metric)
        || report.detectorsRun().stream()
            .filter(info -> info.id().equals(defect.detector()))
            .flatMap(info -> info.metrics().stream())
            .anyMatch(info -> info.name().equals(metric));
  }

  private static List<Condition> conditions(Report report, String metric) {
    return report.profile().rules().stream()
        .filter(DefectRule::enabled)
        .flatMap(rule -> Stream.concat(Stream.of(rule.condition()), rule.also().stream()))
        .filter(condition -> condition.metric().equals(metric))
        .distinct()
        .toList();
  }
}
