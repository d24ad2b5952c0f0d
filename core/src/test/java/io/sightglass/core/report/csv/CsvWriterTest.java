package io.sightglass.core.report.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Written;
import io.sightglass.core.report.html.HtmlReportWriter;
import io.sightglass.core.report.json.FullJsonReportWriter;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Envelope;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvWriterTest {

  private static List<List<String>> defects(ReportBuilder report) {
    return CsvTable.read(Written.by(new DefectCsvWriter(), report).text());
  }

  private static String cell(List<List<String>> table, int line, String column) {
    return table.get(line).get(table.getFirst().indexOf(column));
  }

  @Test
  void noDefects_leaveTheHeader() {
    assertThat(defects(new ReportBuilder())).hasSize(1);
  }

  @Test
  void textOfOthers_comesBackAsItWas() {
    List<List<String>> table =
        defects(
            new ReportBuilder()
                .uri(Written.HARD_NAME)
                .defect(
                    "freeze",
                    0,
                    50,
                    Severity.ERROR,
                    new Disposition(
                        Disposition.Verdict.CONFIRMED, "Ada \"A\", QC", "two\r\nlines, é")));
    assertThat(table).hasSize(2);
    assertThat(table.get(1)).hasSameSizeAs(table.getFirst());
    // A lone surrogate has no UTF-8.
    assertThat(cell(table, 1, "source"))
        .isEqualTo(Written.HARD_NAME.replace('\uD83D', '?').replace("?\uDFAC", "🎬"));
    assertThat(cell(table, 1, "by")).isEqualTo("Ada \"A\", QC");
    assertThat(cell(table, 1, "note")).isEqualTo("two\r\nlines, é");
    assertThat(cell(table, 1, "fails")).isEqualTo("true");
  }

  @Test
  void textThatASpreadsheetWouldRun_isMadeHarmless() {
    List<List<String>> table =
        defects(
            new ReportBuilder()
                .defect(
                    "freeze",
                    0,
                    50,
                    Severity.ERROR,
                    new Disposition(Disposition.Verdict.FIXED, "@SUM(1)", "=HYPERLINK(\"x\")")));
    assertThat(cell(table, 1, "by")).isEqualTo("'@SUM(1)");
    assertThat(cell(table, 1, "note")).isEqualTo("'=HYPERLINK(\"x\")");
  }

  @Test
  void timecodes_dropLabelsAtTheMinuteAndNotAtTheTenth() {
    List<List<String>> table =
        defects(
            new ReportBuilder()
                .rate(new FrameRate(60000, 1001))
                .startTimecode("09:59:59;59")
                .defect("freeze", 1, 3597, Severity.ERROR)
                .defect("freeze", 35964, 35965, Severity.ERROR));
    assertThat(cell(table, 1, "startTimecode")).isEqualTo("10:00:00;00");
    assertThat(cell(table, 1, "endTimecode")).isEqualTo("10:00:59;56");
    assertThat(cell(table, 2, "startTimecode")).isEqualTo("10:09:59;59");
    assertThat(cell(table, 2, "endTimecode")).isEqualTo("10:10:00;00");
  }

  @Test
  void values_areEqualInCsvJsonGraphAndPage() {
    double[] measured = {-23.123456789012345, 1.0 / 3, 1e-7, 98.76543210987};
    Report report = new ReportBuilder().metric("m", "LUFS", -60, 100, measured).build();
    List<List<String>> table = CsvTable.read(Written.by(new MeasurementCsvWriter(), report).text());
    JsonNode json =
        new JsonMapper()
            .readTree(Written.by(new FullJsonReportWriter(), report).text())
            .get("measurements")
            .get("m");
    String page = Written.by(new HtmlReportWriter(), report).text();
    assertThat(table).hasSize(measured.length + 1);
    for (int i = 0; i < measured.length; i++) {
      String text = cell(table, i + 1, "value");
      assertThat(Double.parseDouble(text)).isEqualTo(measured[i]);
      assertThat(json.get("values").get("values").get(i).asDouble()).isEqualTo(measured[i]);
      assertThat(json.get("graph").get("high").get(i).asDouble()).isEqualTo(measured[i]);
    }
    for (String figure : List.of("min", "max", "mean", "last")) {
      assertThat(page).contains(">" + Words.number(json.get(figure).asDouble()) + "<");
    }
  }

  @Test
  void measurementsThatAReportDoesNotKeep_areNotWrittenAsNone() {
    Report report = new ReportBuilder().metric("m", "", 0, 1, 0.5, 0.25).build();
    MetricReport kept = report.measurements().getFirst();
    MetricReport lost =
        new MetricReport(
            kept.info(),
            kept.summary(),
            new Envelope(0, 1, new double[1], new double[1]),
            MetricValues.NONE);
    Report read =
        new Report(
            report.created(),
            report.tool(),
            report.stream(),
            report.profile(),
            List.of(),
            List.of(),
            1,
            1,
            report.analysedTo(),
            List.of(),
            report.events(),
            false,
            "",
            List.of(lost),
            report.judgement(),
            List.of(),
            report.stills(),
            report.signOff());
    assertThatThrownBy(
            () -> new MeasurementCsvWriter().write(read, OutputStream.nullOutputStream()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("full JSON report");
  }
}
