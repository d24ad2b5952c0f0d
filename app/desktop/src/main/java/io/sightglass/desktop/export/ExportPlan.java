package io.sightglass.desktop.export;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.SignOff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files an export makes.
 *
 * @param folder where they go
 * @param name what they are called, without extensions
 * @param writers what they are
 * @param signedBy who signs; empty for nobody
 */
public record ExportPlan(Path folder, String name, List<ReportWriter> writers, String signedBy) {

  /** What came of it. */
  public record Done(List<Path> written, List<String> problems) {}

  public ExportPlan {
    writers = List.copyOf(writers);
  }

  public Path file(ReportWriter writer) {
    return folder.resolve(name + "." + writer.extension());
  }

  /** What is wrong with the place, as a sentence; empty where nothing is. */
  public Optional<String> problem() {
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      return Optional.of("A name has no slashes, and is not empty.");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("There is no folder " + folder + ". Choose another.");
    }
    if (!Files.isWritable(folder)) {
      return Optional.of("Nothing can be written to " + folder + ". Choose another.");
    }
    return writers.isEmpty() ? Optional.of("Choose at least one format.") : Optional.empty();
  }

  /** Files that are there already, and would be written over. */
  public List<Path> replaced() {
    return writers.stream().map(this::file).filter(Files::exists).toList();
  }

  /** Writes all; what fails does not keep the others from being written. Blocks. */
  public Done write(Report report, Instant now) {
    Report signed =
        signedBy.isBlank() ? report : report.signed(new SignOff(signedBy.strip(), now, ""));
    List<Path> written = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ReportWriter writer : writers) {
      try {
        ReportFiles.save(signed, writer, file(writer));
        written.add(file(writer));
      } catch (IOException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new Done(written, problems);
  }
}
