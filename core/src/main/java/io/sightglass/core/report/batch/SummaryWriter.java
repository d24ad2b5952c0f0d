package io.sightglass.core.report.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes summaries in one format. Thread-safe. */
public interface SummaryWriter {

  /** All formats. */
  List<SummaryWriter> ALL =
      List.of(new CsvSummaryWriter(), new HtmlSummaryWriter(), new JunitSummaryWriter());

  /** How its files' names end, without the dot before it. */
  String extension();

  /** Writes the whole summary and leaves {@code output} open. */
  void write(BatchSummary summary, OutputStream output) throws IOException;

  /** The format that the end of the name of {@code file} tells. */
  static Optional<SummaryWriter> forFile(Path file) {
    String name = "." + String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(writer -> name.endsWith("." + writer.extension()))
        .max(Comparator.comparingInt(writer -> writer.extension().length()));
  }
}
