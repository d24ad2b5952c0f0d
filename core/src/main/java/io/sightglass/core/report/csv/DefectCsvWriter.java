package io.sightglass.core.report.csv;

import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Writes the defects, a line each, with the names that the JSON report gives their properties. */
public final class DefectCsvWriter implements ReportWriter {

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public String title() {
    return "Defects as CSV";
  }

  @Override
  public String description() {
    return "One line a defect, for spreadsheets and scripts.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    CsvOutput csv = new CsvOutput(output);
    csv.header(
        "source",
        "id",
        "type",
        "severity",
        "startSeconds",
        "endSeconds",
        "startFrame",
        "endFrameExclusive",
        "startTimecode",
        "endTimecode",
        "detector",
        "detectorVersion",
        "metric",
        "unit",
        "peak",
        "threshold",
        "disposition",
        "by",
        "note",
        "open",
        "fails");
    Map<String, String> units = new HashMap<>();
    for (MetricReport metric : report.measurements()) {
      units.put(metric.info().name(), metric.info().unit());
    }
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
    for (Defect defect : report.defects()) {
      line(report, defect, units, timecode, csv);
    }
    csv.flush();
  }

  private static void line(
      Report report,
      Defect defect,
      Map<String, String> units,
      ProgrammeTimecode timecode,
      CsvOutput csv)
      throws IOException {
    csv.text(report.stream().uri())
        .number(defect.id())
        .text(defect.type())
        .text(Words.kebab(defect.severity()))
        .number(defect.range().start().seconds())
        .number(defect.range().end().seconds());
    if (report.stream().selectedVideo().isPresent()) {
      csv.number(defect.firstFrame())
          .number(defect.endFrame())
          .text(timecode.startOf(defect).toString())
          .text(timecode.endOf(defect).toString());
    } else {
      csv.empty().empty().empty().empty();
    }
    csv.text(defect.detector()).text(defect.detectorVersion()).text(defect.metric());
    csv.text(units.getOrDefault(defect.metric(), ""));
    if (defect.metric().isEmpty()) {
      csv.empty().empty();
    } else {
      csv.number(defect.peak()).number(defect.threshold());
    }
    csv.text(Words.kebab(defect.disposition().verdict()))
        .text(defect.disposition().by())
        .text(defect.disposition().note())
        .flag(defect.open())
        .flag(report.fails(defect))
        .endLine();
  }
}
