package io.sightglass.core.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.Written;
import io.sightglass.core.timeline.Disposition;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportWriterTest {

  private static Document write(ReportBuilder report) {
    Written written = Written.by(new JunitReportWriter(), report);
    written.conformsTo("junit/junit.xsd");
    return written.xml();
  }

  private static Element test(Document document, String name) {
    for (int i = 0; i < document.getElementsByTagName("testcase").getLength(); i++) {
      Element test = (Element) document.getElementsByTagName("testcase").item(i);
      if (test.getAttribute("name").equals(name)) {
        return test;
      }
    }
    throw new AssertionError("no test case " + name);
  }

  private static String outcome(Document document, String name) {
    Element test = test(document, name);
    return test.getElementsByTagName("*").getLength() == 0
        ? ""
        : test.getElementsByTagName("*").item(0).getNodeName();
  }

  @Test
  void detectors_passFailAreSkippedOrInError() {
    Document document =
        write(
            new ReportBuilder()
                .ran("freeze")
                .ran("black")
                .notRun("flash", Cause.NOT_SELECTED, "Others were chosen.")
                .notRun("blur", Cause.FAILED, "It threw.")
                .partial("The stream broke.")
                .defect("freeze", 0, 50, Severity.ERROR)
                .defect("black", 0, 50, Severity.WARNING));
    assertThat(outcome(document, "freeze")).isEqualTo("failure");
    assertThat(outcome(document, "black")).isEmpty();
    assertThat(outcome(document, "flash")).isEqualTo("skipped");
    assertThat(outcome(document, "blur")).isEqualTo("error");
    assertThat(outcome(document, "analysis")).isEqualTo("error");
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-24T12:00:00");
    Element failure = (Element) test(document, "freeze").getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("freeze");
    assertThat(failure.getAttribute("message")).contains("00:00:00.000 to 00:00:02.000");
  }

  @Test
  void defectThatAPersonCleared_fails_nothing() {
    Document document =
        write(
            new ReportBuilder()
                .ran("freeze")
                .defect(
                    "freeze",
                    0,
                    50,
                    Severity.FATAL,
                    new Disposition(Disposition.Verdict.CREATIVE_INTENT, "Ada", "")));
    assertThat(outcome(document, "freeze")).isEmpty();
  }

  @Test
  void hardNames_comeBackAsXmlCanHoldThem() {
    Document document =
        write(
            new ReportBuilder()
                .uri(Written.HARD_NAME)
                .ran("freeze")
                .defect("freeze", 0, 50, Severity.ERROR));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name"))
        .isEqualTo(Written.HARD_NAME.replace('\u0001', '\uFFFD').replace("\uD83D ", "\uFFFD "));
  }

  @Test
  void thousandsOfDefects_areCountedAndTheFirstAreListed() {
    ReportBuilder report = new ReportBuilder().ran("freeze");
    for (int i = 0; i < 5000; i++) {
      report.defect("freeze", i % 700, i % 700 + 1, Severity.ERROR);
    }
    Element failure =
        (Element) test(write(report), "freeze").getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).startsWith("5000 defects");
    assertThat(failure.getTextContent()).endsWith("and 4800 more");
  }
}
