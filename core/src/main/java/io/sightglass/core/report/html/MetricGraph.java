package io.sightglass.core.report.html;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The course of one metric. */
record MetricGraph(
    String name,
    String unit,
    String description,
    String high,
    String low,
    String summary,
    String path,
    List<Mark> marks,
    List<Threshold> thresholds) {

  /**
   * A threshold of the profile.
   *
   * @param line where it lies
   * @param label what it is
   */
  record Threshold(String line, String label, String style) {}

  static List<MetricGraph> of(Report report, TimeAxis axis) {
    return report.measurements().stream().map(metric -> graph(report, axis, metric)).toList();
  }

  private static MetricGraph graph(Report report, TimeAxis axis, MetricReport metric) {
    String name = metric.info().name();
    String unit = metric.info().unit();
    List<Condition> conditions = conditions(report, name);
    ValueAxis values =
        ValueAxis.of(
            metric.info(),
            metric.summary().min(),
            metric.summary().max(),
            conditions.stream().map(Condition::enter).toList());
    List<Threshold> thresholds = new ArrayList<>();
    for (Condition condition : conditions) {
      double line = values.line(condition.enter());
      thresholds.add(
          new Threshold(
              String.format(Locale.ROOT, "%.1f", line),
              DefectRow.Maker.sign(condition) + Words.number(condition.enter(), unit),
              line < ValueAxis.LINES / 2.0 ? "below" : "above"));
    }
    return new MetricGraph(
        name,
        unit,
        metric.info().description(),
        Words.number(values.high()),
        Words.number(values.low()),
        "least "
            + Words.number(metric.summary().min())
            + ", greatest "
            + Words.number(metric.summary().max())
            + ", mean "
            + Words.number(metric.summary().mean()),
        EnvelopePath.of(metric.graph(), values, Mark.columns(report.gaps(), axis)),
        Stream.concat(
                Mark.ofGaps(report.gaps(), axis).stream(),
                Mark.ofDefects(report.defects(), defect -> concerns(report, defect, name), axis)
                    .stream())
            .toList(),
        thresholds);
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
