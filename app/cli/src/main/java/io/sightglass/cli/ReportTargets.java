package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where reports go, and in which format: known to be writable before the work begins. */
final class ReportTargets {

  private final Map<Path, ReportWriter> files;
  private final @Nullable ReportWriter output;

  private ReportTargets(Map<Path, ReportWriter> files, @Nullable ReportWriter output) {
    this.files = files;
    this.output = output;
  }

  /**
   * @throws IOException with a sentence for the user, where a format is not known or a file can't
   *     be written
   */
  static ReportTargets of(List<Path> reports, Optional<String> format) throws IOException {
    ReportFormats formats = ReportFormats.installed();
    @Nullable ReportWriter named = null;
    if (format.isPresent()) {
      named =
          formats
              .find(format.get())
              .orElseThrow(
                  () -> unknown("There is no report format '" + format.get() + "'", formats));
    }
    Map<Path, ReportWriter> files = new LinkedHashMap<>();
    for (Path file : reports) {
      Optional<ReportWriter> byName = formats.forFile(file);
      if (named == null && byName.isEmpty()) {
        throw unknown("The name of " + file + " does not tell its format", formats);
      }
      files.put(file, named != null ? named : byName.orElseThrow());
      ReportFiles.check(file);
    }
    return new ReportTargets(files, files.isEmpty() ? named : null);
  }

  private static IOException unknown(String what, ReportFormats formats) {
    String known =
        formats.writers().stream()
            .map(writer -> writer.format() + " (." + writer.extension() + ")")
            .collect(Collectors.joining(", "));
    return new IOException(what + ". Use one of: " + known + ", e.g. with --format.");
  }

  /** True where the report itself goes to standard output. */
  boolean toOutput() {
    return output != null;
  }

  /** Writes the report everywhere; returns the files written. */
  List<Path> write(Report report, OutputStream out) throws IOException {
    if (output != null) {
      output.write(report, out);
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<Path, ReportWriter> file : files.entrySet()) {
      ReportFiles.save(report, file.getValue(), file.getKey());
      written.add(file.getKey());
    }
    return written;
  }
}
