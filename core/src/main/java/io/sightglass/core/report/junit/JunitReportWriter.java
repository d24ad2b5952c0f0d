package io.sightglass.core.report.junit;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.XmlOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report as JUnit XML. */
public final class JunitReportWriter implements ReportWriter {

  @Override
  public String format() {
    return "junit";
  }

  @Override
  public String extension() {
    return "junit.xml";
  }

  @Override
  public String title() {
    return "JUnit XML";
  }

  @Override
  public String description() {
    return "A test case a detector, so that a build pipeline can gate on it.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    JunitSuite suite = new JunitSuite(report);
    XmlOutput.write(
        output,
        xml -> {
          xml.start("testsuites")
              .attribute("name", report.tool().name())
              .attribute("tests", suite.tests())
              .attribute("failures", suite.failures())
              .attribute("errors", suite.errors());
          suite.write(xml);
          xml.end();
        });
  }
}
