package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.compare.ReportMerge;
import io.sightglass.core.report.compare.ReportSequence;
import io.sightglass.core.report.input.ReportInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the reports of several processes on one programme together. */
@Command(
    name = "merge",
    description =
        "Puts reports of one programme together that several processes made, each with detectors"
            + " of its own. Exit codes are those of analyze.",
    mixinStandardHelpOptions = true)
final class ReportMergeCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "REPORT", description = "JSON reports.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-r", "--report"},
      paramLabel = "FILE",
      description = "Write the whole; its extension names the format. May be given more than once.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the reports, whatever their names. Without --report the report goes to"
              + " standard output.")
  private @Nullable String format;

  @Option(
      names = "--windows",
      description =
          "The reports are of one live stream and follow each other in time: full ones, by the same"
              + " detectors.")
  private boolean windows;

  ReportMergeCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    ReportTargets targets =
        Usage.targets(Objects.requireNonNull(spec), reports, Optional.ofNullable(format));
    Report report;
    try {
      List<Report> parts = new ArrayList<>();
      for (Path input : inputs) {
        parts.add(ReportInput.read(input, Optional.empty(), Instant.now()));
      }
      report = windows ? ReportSequence.of(parts) : ReportMerge.of(parts);
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    boolean written = targets.write(report, out, err);
    if (!targets.toOutput()) {
      new DefectList(out).print(report);
    }
    new Remarks(err).print(report);
    return written ? ExitCode.of(report) : ExitCode.FAILED;
  }
}
