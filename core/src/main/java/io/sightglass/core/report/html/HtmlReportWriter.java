package io.sightglass.core.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.MarkupEscaper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes a report as one HTML file that opens without a network and prints on A4. Defects are
 * streamed; graphs take the same space whatever the programme's length. The template and the style
 * sheet are resources of this package.
 */
public final class HtmlReportWriter implements ReportWriter {

  private final Template template =
      Mustache.compiler()
          .withEscaper(MarkupEscaper::escape)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .compile(resource("report.html"));
  private final String styles = resource("report.css");

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String title() {
    return "HTML report";
  }

  @Override
  public String description() {
    return "One file for people: verdict, defects with pictures, graphs; opens offline, prints.";
  }

  @Override
  public boolean showsPictures() {
    return true;
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
    try {
      template.execute(ReportPage.of(report, styles), writer);
    } catch (MustacheException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
    writer.flush();
  }

  private static String resource(String name) {
    try (InputStream input = HtmlReportWriter.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
