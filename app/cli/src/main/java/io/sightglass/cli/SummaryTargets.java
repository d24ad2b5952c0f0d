package io.sightglass.cli;

import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.batch.BatchSummary;
import io.sightglass.core.report.batch.SummaryWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Where summaries go: known to be writable before the work begins. */
final class SummaryTargets {

  private final Map<Path, SummaryWriter> files;

  private SummaryTargets(Map<Path, SummaryWriter> files) {
    this.files = files;
  }

  static SummaryTargets of(CommandSpec command, List<Path> summaries) {
    Map<Path, SummaryWriter> files = new LinkedHashMap<>();
    for (Path file : summaries) {
      Optional<SummaryWriter> writer = SummaryWriter.forFile(file);
      if (writer.isEmpty()) {
        throw Usage.wrong(
            command,
            "The name of "
                + file
                + " does not tell the summary's format. End it in "
                + SummaryWriter.ALL.stream()
                    .map(known -> "." + known.extension())
                    .collect(Collectors.joining(", "))
                + ".");
      }
      try {
        ReportFiles.check(file);
      } catch (IOException e) {
        throw Usage.wrong(command, String.valueOf(e.getMessage()));
      }
      files.put(file, writer.get());
    }
    return new SummaryTargets(files);
  }

  /** Writes the summary everywhere; says what was written, and what could not be. */
  boolean write(BatchSummary summary, PrintStream err) {
    boolean all = true;
    for (Map.Entry<Path, SummaryWriter> file : files.entrySet()) {
      try {
        Path parent = file.getKey().toAbsolutePath().getParent();
        BatchSummary linked = parent == null ? summary : summary.relativeTo(parent);
        ReportFiles.save(output -> file.getValue().write(linked, output), file.getKey());
        err.println("Summary written to " + file.getKey() + ".");
      } catch (IOException e) {
        err.println(e.getMessage());
        all = false;
      }
    }
    return all;
  }
}
