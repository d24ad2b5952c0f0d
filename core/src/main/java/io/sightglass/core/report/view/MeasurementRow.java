package io.sightglass.core.report.view;

import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.MetricSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a metric came to. */
public record MeasurementRow(
    String name, String unit, String count, String min, String max, String mean, String last) {

  public static List<MeasurementRow> of(Report report) {
    return report.measurements().stream().map(MeasurementRow::row).toList();
  }

  /** The figures that loudness is delivered by (EBU R 128); none where it was not measured. */
  public static List<Fact> loudness(Report report) {
    List<Fact> facts = new ArrayList<>();
    add(facts, report, "Integrated", "loudness-integrated", MetricSummary::last);
    add(facts, report, "Range", "loudness-range", MetricSummary::last);
    add(facts, report, "Greatest momentary", "loudness-momentary", MetricSummary::max);
    add(facts, report, "Greatest short-term", "loudness-short-term", MetricSummary::max);
    add(facts, report, "True peak", "true-peak", MetricSummary::max);
    return facts;
  }

  private static void add(
      List<Fact> facts,
      Report report,
      String label,
      String metric,
      ToDoubleFunction<MetricSummary> figure) {
    report.measurements().stream()
        .filter(measured -> measured.info().name().equals(metric))
        .findFirst()
        .map(measured ->
            Words.decimal(figure.applyAsDouble(measured.summary()), measured.info().unit()))
        .ifPresent(value -> facts.add(new Fact(label, value)));
  }

  private static MeasurementRow row(MetricReport metric) {
    MetricSummary summary = metric.summary();
    return new MeasurementRow(
        metric.info().name(),
        metric.info().unit(),
        Words.count(summary.count()),
        Words.number(summary.min()),
        Words.number(summary.max()),
        Words.number(summary.mean()),
        Words.number(summary.last()));
  }
}
