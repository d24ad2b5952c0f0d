package io.sightglass.core.report.ebu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Written;
import io.sightglass.core.timeline.Disposition;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class EbuQcWriterTest {

  private static DefectRule rule(String type) {
    return new DefectRule(
        type,
        type,
        new Condition(type + "-metric", Comparison.AT_MOST, -68, -67),
        List.of(),
        400_000,
        0,
        Severity.ERROR,
        true);
  }

  private static ReportBuilder report() {
    return new ReportBuilder()
        .rule(rule("silence"))
        .rule(rule("black"))
        .ran("silence")
        .ran("black")
        .ran("freeze");
  }

  private static Document write(ReportBuilder report) {
    Written written = Written.by(new EbuQcWriter(), report);
    written.conformsTo("ebu/qc-2026-01.xsd");
    return written.xml();
  }

  private static List<String> texts(Document document, String element) {
    NodeList nodes = document.getElementsByTagNameNS("tag:qc.ebu.ch,2026-01", element);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  @Test
  void items_andResultsAreOneToOne_andOthersAreLeftOut() {
    Document document =
        write(
            report()
                .defect("freeze", 0, 10, Severity.ERROR)
                .defect("silence", 25, 50, Severity.ERROR)
                .defect("black", 50, 75, Severity.WARNING));
    assertThat(texts(document, "EBUQCID")).containsExactly("0078B", "0272B", "0078B", "0272B");
    assertThat(texts(document, "UsedAs")).containsExactly("check", "report");
    // Of the report, then of its only check.
    assertThat(texts(document, "CheckResult")).containsExactly("false", "false");
    assertThat(texts(document, "Start")).containsExactly("00:00:01.000", "00:00:02.000");
    assertThat(texts(document, "End")).containsExactly("00:00:02.000", "00:00:03.000");
    assertThat(texts(document, "LastModifiedDateTime")).containsExactly("2026-11-24T12:00:00Z");
  }

  @Test
  void passedChecks_doNotHideWhatTheWholeCameTo() {
    Written written =
        Written.by(new EbuQcWriter(), report().defect("freeze", 0, 10, Severity.ERROR));
    written.conformsTo("ebu/qc-2026-01.xsd");
    assertThat(texts(written.xml(), "CheckResult")).containsExactly("true", "true");
    assertThat(written.text()).contains(">fail</s:Verdict>");
  }

  @Test
  void whatWasNotAnalysed_isInError() {
    Document document =
        write(
            new ReportBuilder()
                .rule(rule("silence"))
                .notRun("silence", Cause.FAILED, "It threw.")
                .partial("The stream broke."));
    assertThat(texts(document, "ExecutionStatus")).containsExactly("error", "error");
    assertThat(texts(document, "ErrorDescription"))
        .containsExactly("The stream broke.", "It threw.");
    assertThat(texts(document, "CheckResult").getFirst()).isEqualTo("false");
  }

  @Test
  void hardNames_areHeld() {
    Document document =
        write(
            report()
                .uri(Written.HARD_NAME)
                .defect(
                    "silence",
                    25,
                    50,
                    Severity.ERROR,
                    new Disposition(Disposition.Verdict.FALSE_POSITIVE, "Ada", Written.HARD_NAME)));
    assertThat(texts(document, "ID").getFirst()).contains("مرحبا", "🎬", "\"a\" 'b' <c> & d");
    assertThat(texts(document, "DetectionMethod")).contains("assisted");
  }

  @Test
  void noKnownCheck_isSaidInASentence() {
    assertThatThrownBy(() ->
            new EbuQcWriter()
                .write(new ReportBuilder().ran("freeze").build(), OutputStream.nullOutputStream()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("at least one check");
  }

  @Test
  void sameReport_givesTheSameBytes() {
    assertThat(Written.by(new EbuQcWriter(), report()).bytes())
        .isEqualTo(Written.by(new EbuQcWriter(), report()).bytes());
  }
}
