package io.sightglass.core.report.csv;

import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes each measured value on a line: those that the graphs are drawn from. */
public final class MeasurementCsvWriter implements ReportWriter {

  private static final double MICROS = 1e6;

  @Override
  public String format() {
    return "measurements";
  }

  @Override
  public String extension() {
    return "measurements.csv";
  }

  @Override
  public String title() {
    return "Measurements as CSV";
  }

  @Override
  public String description() {
    return "One line a measured value, in order of metric and time; large.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    if (report.measurements().stream().anyMatch(MeasurementCsvWriter::lost)) {
      throw new ReportException(
          "The single measurements are not in this report. Write them when the programme is"
              + " analysed, or convert a full JSON report.");
    }
    CsvOutput csv = new CsvOutput(output);
    csv.header("metric", "unit", "startSeconds", "durationSeconds", "value");
    for (MetricReport metric : report.measurements()) {
      MetricValues values = metric.values();
      for (int row = 0; row < values.size(); row++) {
        csv.text(metric.info().name())
            .text(metric.info().unit())
            .number(values.timeMicros(row) / MICROS)
            .number(values.durationMicros(row) / MICROS)
            .number(values.value(row))
            .endLine();
      }
    }
    csv.flush();
  }

  private static boolean lost(MetricReport metric) {
    return metric.values().size() < metric.summary().count();
  }
}
