package io.sightglass.cli;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.Report;
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

/** Holds rules against the measurements of a report, without the media. */
@Command(
    name = "judge",
    description =
        "Holds a profile against the measurements of a full JSON report or a QCTools report,"
            + " without the media; prints the defects. Exit codes are those of analyze.",
    mixinStandardHelpOptions = true)
final class ReportJudgeCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "REPORT", description = "A full JSON report, or a QCTools report.")
  private Path input = Path.of("");

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME|FILE",
      description =
          "What counts as a defect (default: the report's own profile, or what is usual of"
              + " FFmpeg's measurements).")
  private @Nullable String profile;

  @Option(
      names = {"-r", "--report"},
      paramLabel = "FILE",
      description = "Write a report; its extension names the format. May be given more than once.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the reports, whatever their names. Without --report the report goes to"
              + " standard output.")
  private @Nullable String format;

  ReportJudgeCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    ReportTargets targets = Usage.targets(command, reports, Optional.ofNullable(format));
    Optional<Profile> judged =
        profile == null ? Optional.empty() : Optional.of(Usage.profile(command, profile));
    Report report;
    try {
      report = ReportInput.read(input, judged, Instant.now());
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
