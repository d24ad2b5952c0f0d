package io.sightglass.core.report.json;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the JSON report; its schema is {@code io/sightglass/schema/report-1.json}. It has all but
 * single values and pictures.
 */
public final class JsonReportWriter implements ReportWriter {

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String title() {
    return "JSON report";
  }

  @Override
  public String description() {
    return "Everything but single values and pictures, for programs; can be read back.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    JsonOutput.write(output, json -> new ReportJson(json, false).write(report));
  }
}
