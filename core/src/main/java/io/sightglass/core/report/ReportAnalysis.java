package io.sightglass.core.report;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.MeasurementStore;
import java.util.Comparator;

/**
 * Takes a report up again as an analysis: graphs, rules and triage work on it without the media.
 */
public final class ReportAnalysis {

  private ReportAnalysis() {}

  /**
   * @throws ReportException where the report does not keep its single values
   */
  public static Analysis of(Report report) throws ReportException {
    return Analysis.of(
        new AnalysisResult(
            report.stream(),
            report.profile(),
            report.detectorsRun(),
            report.detectorsNotRun(),
            report.chunks(),
            report.frames(),
            report.analysedTo(),
            report.gaps().stream()
                .sorted(Comparator.comparing((Gap gap) -> gap.range().start()))
                .toList(),
            report.events(),
            report.message().isEmpty(),
            report.message(),
            store(report),
            report.defects()));
  }

  /** The single values of a report. */
  static MeasurementStore store(Report report) throws ReportException {
    requireValues(report);
    MeasurementStore store =
        new MeasurementStore(report.measurements().stream().map(MetricReport::info).toList());
    report.measurements().forEach(metric -> copy(metric, store));
    return store;
  }

  /** Makes sure that the report keeps its single values. */
  public static void requireValues(Report report) throws ReportException {
    if (report.measurements().stream().anyMatch(ReportAnalysis::lost)) {
      throw new ReportException(
          "Other rules cannot be held against this report, which has no single measurements."
              + " Use a full JSON report or a QCTools report.");
    }
  }

  private static boolean lost(MetricReport metric) {
    return metric.values().size() < metric.summary().count();
  }

  private static void copy(MetricReport metric, MeasurementStore store) {
    MetricValues values = metric.values();
    for (int row = 0; row < values.size(); row++) {
      store.append(
          new Measurement(
              metric.info().name(),
              MediaTime.ofMicros(values.timeMicros(row)),
              values.durationMicros(row),
              values.value(row)));
    }
  }
}
