package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
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

  /** Whether one of them shows pictures of the defects. */
  boolean showPictures() {
    return output != null && output.showsPictures()
        || files.values().stream().anyMatch(ReportWriter::showsPictures);
  }

  /**
   * Writes the report everywhere; says what was written, and what could not be.
   *
   * @return false where something could not be
   */
  boolean write(Report report, OutputStream out, PrintStream err) {
    boolean all = true;
    if (output != null) {
      try {
        output.write(report, out);
      } catch (IOException e) {
        err.println(e.getMessage());
        all = false;
      }
    }
    for (Map.Entry<Path, ReportWriter> file : files.entrySet()) {
      try {
        ReportFiles.save(report, file.getValue(), file.getKey());
        err.println("Report written to " + file.getKey() + ".");
      } catch (IOException e) {
        err.println(e.getMessage());
        all = false;
      }
    }
    return all;
  }
}
