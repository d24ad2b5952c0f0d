package io.sightglass.core.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.timeline.Disposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportWriterTest {

  private static String text(ReportBuilder report) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new JsonReportWriter().write(report.build(), output);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(ReportBuilder report) throws IOException {
    return new JsonMapper().readTree(text(report));
  }

  @Test
  void defect_keepsTimesAndFrames_endExclusive() throws IOException {
    JsonNode defect =
        json(new ReportBuilder()
                .rate(new FrameRate(30000, 1001))
                .defect("freeze", 1798, 1800, Severity.FATAL))
            .get("defects")
            .get(0);
    assertThat(defect.get("startFrame").asLong()).isEqualTo(1798);
    assertThat(defect.get("endFrameExclusive").asLong()).isEqualTo(1800);
    assertThat(defect.get("startSeconds").asDouble()).isEqualTo(59.993267);
    assertThat(defect.get("endSeconds").asDouble()).isEqualTo(60.06);
    assertThat(defect.get("severity").asString()).isEqualTo("fatal");
    assertThat(defect.get("peak").asDouble()).isEqualTo(0.00025);
    assertThat(defect.get("threshold").asDouble()).isEqualTo(0.001);
  }

  @Test
  void avSyncDefect_carriesItsOffset_whereItsMetricIsInMilliseconds() throws IOException {
    JsonNode inMilliseconds =
        json(new ReportBuilder()
                .metric("av-sync-metric", "ms", -200, 200, 0.00025)
                .defect("av-sync", 0, 50, Severity.ERROR))
            .get("defects")
            .get(0);
    assertThat(inMilliseconds.get("offsetMs").asDouble()).isEqualTo(0.00025);
    JsonNode inPpm =
        json(new ReportBuilder()
                .metric("av-sync-metric", "ppm", -200, 200, 0.00025)
                .defect("av-sync", 0, 50, Severity.ERROR))
            .get("defects")
            .get(0);
    assertThat(inPpm.has("offsetMs")).isFalse();
  }

  @Test
  void measurement_isAnObjectByItsName_toTheLastDigit() throws IOException {
    JsonNode measurements =
        json(new ReportBuilder().metric("loudness-integrated", "LUFS", -60, 0, -0.1, -23.3, -0.2))
            .get("measurements");
    JsonNode values = measurements.get("loudness-integrated");
    assertThat(measurements.size()).isEqualTo(1);
    assertThat(values.get("unit").asString()).isEqualTo("LUFS");
    assertThat(values.get("count").asLong()).isEqualTo(3);
    assertThat(values.get("min").asDouble()).isEqualTo(-23.3);
    assertThat(values.get("max").asDouble()).isEqualTo(-0.1);
    assertThat(values.get("mean").asDouble()).isEqualTo((-0.1 - 23.3 - 0.2) / 3);
    assertThat(values.get("last").asDouble()).isEqualTo(-0.2);
  }

  @Test
  void partialAnalysis_saysWhatIsMissing() throws IOException {
    JsonNode report =
        json(
            new ReportBuilder()
                .ran("freeze")
                .partial("The stream broke.")
                .gap(1.5, 2.25, "Too slow.")
                .notRun("black", Cause.NOT_INSTALLED, "Missing."));
    JsonNode analysis = report.get("analysis");
    assertThat(report.get("verdict").asString()).isEqualTo("incomplete");
    assertThat(analysis.get("partial").asBoolean()).isTrue();
    assertThat(analysis.get("message").asString()).isEqualTo("The stream broke.");
    assertThat(analysis.get("gaps").get(0).get("startSeconds").asDouble()).isEqualTo(1.5);
    assertThat(analysis.get("gaps").get(0).get("endSeconds").asDouble()).isEqualTo(2.25);
    assertThat(analysis.get("detectorsRun").get(0).get("id").asString()).isEqualTo("freeze");
    assertThat(analysis.get("detectorsNotRun").get(0).get("cause").asString())
        .isEqualTo("not-installed");
    assertThat(analysis.get("events").get("packet-corrupt").asLong()).isEqualTo(3);
  }

  @Test
  void textOfOthers_comesBackAsItWas() throws IOException {
    String note = "\"quoted\"\nمرحبا 🎬 \\ " + "x".repeat(300);
    JsonNode disposition =
        json(new ReportBuilder()
                .defect(
                    "freeze",
                    0,
                    50,
                    Severity.INFO,
                    new Disposition(Disposition.Verdict.FALSE_POSITIVE, note, note)))
            .get("defects")
            .get(0)
            .get("disposition");
    assertThat(disposition.get("verdict").asString()).isEqualTo("false-positive");
    assertThat(disposition.get("by").asString()).isEqualTo(note);
    assertThat(disposition.get("note").asString()).isEqualTo(note);
  }

  @Test
  void sameReport_givesTheSameBytes() throws IOException {
    ReportBuilder report = new ReportBuilder().ran("x").defect("freeze", 0, 50, Severity.INFO);
    assertThat(text(report)).isEqualTo(text(report));
  }
}
