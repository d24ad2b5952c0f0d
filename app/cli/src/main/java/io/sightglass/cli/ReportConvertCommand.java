package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.SignOff;
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

/** Writes a report in other formats, and signs it. */
@Command(
    name = "convert",
    description =
        "Writes a report in other formats. Pictures and single values are in full JSON reports"
            + " only (*.full.json).",
    mixinStandardHelpOptions = true)
final class ReportConvertCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "REPORT",
      description = "A JSON report, or a QCTools report.")
  private Path input = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = "What to write; extensions name the formats.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the files, whatever their names. Without a file the report goes to standard"
              + " output.")
  private @Nullable String format;

  @Option(
      names = "--signed-by",
      paramLabel = "NAME",
      description = "Sign the report, now, by this name.")
  private @Nullable String signedBy;

  @Option(names = "--sign-note", paramLabel = "TEXT", description = "A note beside the signature.")
  private String signNote = "";

  ReportConvertCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (files.isEmpty() && format == null) {
      throw Usage.wrong(command, "Name a file to write, or a --format for standard output.");
    }
    ReportTargets targets = Usage.targets(command, files, Optional.ofNullable(format));
    Report report;
    try {
      report = ReportInput.read(input, Optional.empty(), Instant.now());
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    if (signedBy != null) {
      report = report.signed(new SignOff(signedBy, Instant.now(), signNote));
    }
    return targets.write(report, out, err) ? ExitCode.OK : ExitCode.FAILED;
  }
}
