package io.sightglass.core.report.html;

import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.view.Mark;
import io.sightglass.core.report.view.MetricCourse;
import io.sightglass.core.report.view.TimeAxis;
import io.sightglass.core.report.view.ValueAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    MetricCourse course = MetricCourse.of(report, metric, axis);
    ValueAxis values = course.values();
    List<Threshold> thresholds = new ArrayList<>();
    for (MetricCourse.Threshold threshold : course.thresholds()) {
      double line = values.line(threshold.value());
      thresholds.add(
          new Threshold(
              String.format(Locale.ROOT, "%.1f", line),
              threshold.label(),
              line < ValueAxis.LINES / 2.0 ? "below" : "above"));
    }
    return new MetricGraph(
        metric.info().name(),
        metric.info().unit(),
        metric.info().description(),
        Words.number(values.high()),
        Words.number(values.low()),
        course.summary(),
        EnvelopePath.of(metric.graph(), values, Mark.columns(report.gaps(), axis)),
        course.marks(),
        thresholds);
  }
}
