package io.sightglass.core.report.json;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the JSON report with each measured value and with the pictures: any other report can be
 * made of it, and other rules can be held against it, without the media.
 */
public final class FullJsonReportWriter implements ReportWriter {

  @Override
  public String format() {
    return "full-json";
  }

  @Override
  public String extension() {
    return "full.json";
  }

  @Override
  public String title() {
    return "Full JSON report";
  }

  @Override
  public String description() {
    return "With each measured value and the pictures: to make other reports of later; large.";
  }

  @Override
  public boolean showsPictures() {
    return true;
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    JsonOutput.write(output, json -> new ReportJson(json, true).write(report));
  }
}
