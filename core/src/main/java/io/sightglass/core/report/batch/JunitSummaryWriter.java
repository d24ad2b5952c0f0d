package io.sightglass.core.report.batch;

import io.sightglass.core.report.junit.JunitSuite;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.text.XmlOutput;
import java.io.IOException;
import java.io.OutputStream;

/** One test suite a programme. */
final class JunitSummaryWriter implements SummaryWriter {

  @Override
  public String extension() {
    return "junit.xml";
  }

  @Override
  public void write(BatchSummary summary, OutputStream output) throws IOException {
    XmlOutput.write(output, xml -> write(summary, xml));
  }

  private static void write(BatchSummary summary, XmlOutput xml) throws IOException {
    long tests = 0;
    long failures = 0;
    long errors = 0;
    for (BatchItem item : summary.items()) {
      if (item.digest().isPresent()) {
        JunitSuite suite = item.digest().get().suite();
        tests += suite.tests();
        failures += suite.failures();
        errors += suite.errors();
      } else {
        tests++;
        errors++;
      }
    }
    xml.start("testsuites")
        .attribute("name", summary.tool().name())
        .attribute("tests", tests)
        .attribute("failures", failures)
        .attribute("errors", errors);
    for (BatchItem item : summary.items()) {
      if (item.digest().isPresent()) {
        item.digest().get().suite().write(xml);
      } else {
        withoutReport(summary, item, xml);
      }
    }
    xml.end();
  }

  private static void withoutReport(BatchSummary summary, BatchItem item, XmlOutput xml)
      throws IOException {
    String why = String.join(" ", item.sentences());
    xml.start("testsuite")
        .attribute("name", item.input())
        .attribute("timestamp", JunitSuite.timestamp(summary.created()))
        .attribute("tests", 1)
        .attribute("failures", 0)
        .attribute("errors", 1)
        .attribute("skipped", 0)
        .attribute("time", "0");
    xml.start("testcase")
        .attribute("classname", Words.lastPart(item.input()))
        .attribute("name", "analysis")
        .attribute("time", "0");
    xml.start("error")
        .attribute("message", why)
        .attribute("type", Words.kebab(item.outcome()))
        .text(why)
        .end();
    xml.end().end();
  }
}
