package io.sightglass.core.report.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Streams a table as RFC 4180 has it: UTF-8, CRLF after each line, texts quoted where they need it.
 * Numbers are written as in JSON, to the last digit. One thread.
 */
public final class CsvOutput {

  private final Writer writer;
  private boolean begun;

  /**
   * @param output left open; {@link #flush} what is written
   */
  public CsvOutput(OutputStream output) {
    this.writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * A text. One that a spreadsheet would take for a formula gets an apostrophe before it: names and
   * notes come from others.
   */
  public CsvOutput text(String text) throws IOException {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return cell(formula ? "'" + text : text);
  }

  public CsvOutput number(double value) throws IOException {
    return cell(Double.toString(value));
  }

  public CsvOutput number(long value) throws IOException {
    return cell(Long.toString(value));
  }

  public CsvOutput flag(boolean value) throws IOException {
    return cell(Boolean.toString(value));
  }

  /** A cell with nothing in it. */
  public CsvOutput empty() throws IOException {
    return cell("");
  }

  /** The names of the columns. */
  public void header(String... names) throws IOException {
    for (String name : names) {
      cell(name);
    }
    endLine();
  }

  public void endLine() throws IOException {
    writer.write("\r\n");
    begun = false;
  }

  public void flush() throws IOException {
    writer.flush();
  }

  private CsvOutput cell(String value) throws IOException {
    if (begun) {
      writer.write(',');
    }
    begun = true;
    if (needsQuotes(value)) {
      writer.write('"');
      writer.write(value.replace("\"", "\"\""));
      writer.write('"');
    } else {
      writer.write(value);
    }
    return this;
  }

  private static boolean needsQuotes(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
  }
}
