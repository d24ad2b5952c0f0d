package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.compare.ReportDiff;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what changed between two reports. */
@Command(
    name = "diff",
    description =
        "Tells what a newer report says other than an older one. Exit code 0: nothing is worse; 3:"
            + " there are new defects that fail, or the verdict is worse; 4: one of them cannot be"
            + " read.",
    mixinStandardHelpOptions = true)
final class ReportDiffCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Parameters(index = "0", paramLabel = "OLD", description = "The older report.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The newer report.")
  private Path after = Path.of("");

  ReportDiffCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    ReportDiff diff;
    try {
      Report older = ReportInput.read(before, Optional.empty(), Instant.now());
      Report newer = ReportInput.read(after, Optional.empty(), Instant.now());
      diff = ReportDiff.of(older, newer);
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    print(diff);
    return diff.worse() ? ExitCode.DEFECTS : ExitCode.OK;
  }

  private void print(ReportDiff diff) {
    diff.remarks().forEach(out::println);
    diff.fresh().forEach(defect -> out.println("new      " + line(defect)));
    diff.gone().forEach(defect -> out.println("gone     " + line(defect)));
    for (ReportDiff.Changed changed : diff.changed()) {
      out.println(
          "changed  "
              + line(changed.after())
              + ": "
              + String.join("; ", changed.differences()).replaceAll("\\R", " "));
    }
    for (ReportDiff.Figure figure : diff.metrics()) {
      out.println(
          "measured "
              + figure.metric()
              + ", "
              + figure.figure()
              + ": was "
              + (figure.before().isEmpty() ? "not measured" : figure.before())
              + ", is "
              + (figure.after().isEmpty() ? "not measured" : figure.after()));
    }
    if (!diff.same()) {
      out.println("Defects: " + diff.fixes().summary() + ".");
    }
    out.println(
        diff.same()
            ? "The reports say the same."
            : diff.fresh().size()
                + " new, "
                + diff.gone().size()
                + " gone, "
                + diff.changed().size()
                + " changed");
  }

  private static String line(Defect defect) {
    return TimeText.of(defect.range().start())
        + "  "
        + TimeText.of(defect.range().end())
        + "  "
        + defect.type()
        + "  "
        + Words.lower(defect.severity());
  }
}
