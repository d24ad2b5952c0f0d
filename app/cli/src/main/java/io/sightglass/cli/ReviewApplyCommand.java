package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.review.ReviewStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what was decided into a report. */
@Command(
    name = "apply",
    description =
        "Writes what was decided of a recording into a report of it. Exit code as of analyze: what"
            + " was cleared fails no programme.",
    mixinStandardHelpOptions = true)
final class ReviewApplyCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ReviewOptions options = new ReviewOptions();

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "The recording, or the review's name in the list.")
  private String which = "";

  @Parameters(index = "1", paramLabel = "REPORT", description = "A JSON report of it.")
  private Path input = Path.of("");

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to write; extensions name the formats.")
  private List<Path> files = List.of();

  ReviewApplyCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    ReportTargets targets = Usage.targets(Objects.requireNonNull(spec), files, Optional.empty());
    Report report;
    try (ReviewStore store = options.open()) {
      report =
          ReviewOptions.find(store, which)
              .over(ReportInput.read(input, Optional.empty(), Instant.now()));
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    return targets.write(report, out, err) ? ExitCode.of(report) : ExitCode.FAILED;
  }
}
