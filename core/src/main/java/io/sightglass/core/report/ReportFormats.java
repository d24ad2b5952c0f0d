package io.sightglass.core.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The formats that reports can be written in. Immutable. */
public final class ReportFormats {

  private final List<ReportWriter> writers;

  public ReportFormats(List<ReportWriter> writers) {
    this.writers = writers.stream().sorted(Comparator.comparing(ReportWriter::format)).toList();
  }

  /** All on the class path. */
  public static ReportFormats installed() {
    return new ReportFormats(
        ServiceLoader.load(ReportWriter.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** In order of name. */
  public List<ReportWriter> writers() {
    return writers;
  }

  /** The names of all formats. */
  public List<String> names() {
    return writers.stream().map(ReportWriter::format).toList();
  }

  /** The format of that name, in any case. */
  public Optional<ReportWriter> find(String format) {
    String name = format.toLowerCase(Locale.ROOT);
    return writers.stream().filter(writer -> writer.format().equals(name)).findFirst();
  }

  /**
   * The format that the end of the name of {@code file} tells: the longest extension that fits, so
   * that {@code a.full.json} is not taken for {@code a.json}.
   */
  public Optional<ReportWriter> forFile(Path file) {
    String name = "." + String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return writers.stream()
        .filter(writer -> name.endsWith("." + writer.extension()))
        .max(Comparator.comparingInt(writer -> writer.extension().length()));
  }
}
