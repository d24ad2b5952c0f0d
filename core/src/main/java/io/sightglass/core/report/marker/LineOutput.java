package io.sightglass.core.report.marker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/** Streams lines of text. One thread. */
final class LineOutput {

  private final Writer writer;
  private final String lineEnd;

  /**
   * @param output left open; {@link #flush} what is written
   */
  LineOutput(OutputStream output, Charset charset, String lineEnd) {
    this.writer = new BufferedWriter(new OutputStreamWriter(output, charset), 1 << 16);
    this.lineEnd = lineEnd;
  }

  void line(String text) throws IOException {
    writer.write(text);
    writer.write(lineEnd);
  }

  void flush() throws IOException {
    writer.flush();
  }
}
