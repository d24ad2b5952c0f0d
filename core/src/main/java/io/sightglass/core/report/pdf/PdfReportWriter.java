package io.sightglass.core.report.pdf;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Writes a report for sign-off: verdict, signature (or the space for one), all defects with what
 * people said of them, pictures and graphs. The same report gives the same bytes.
 */
public final class PdfReportWriter implements ReportWriter {

  @Override
  public String format() {
    return "pdf";
  }

  @Override
  public String title() {
    return "PDF report";
  }

  @Override
  public String description() {
    return "For sign-off: verdict, signature, defects with pictures, graphs.";
  }

  @Override
  public boolean showsPictures() {
    return true;
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    String name = Words.lastPart(report.stream().uri());
    String tool = report.tool().name() + " " + report.tool().version();
    try (Sheet sheet = new Sheet()) {
      new PdfPages(report, sheet).draw();
      sheet.save(
          output,
          "Quality report: "
              + name.codePoints()
                  .limit(80)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
          tool,
          "Made by " + tool + " at " + Words.instant(report.created()),
          report.created(),
          Objects.hash(report.stream().uri(), report.profile().name(), tool));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
