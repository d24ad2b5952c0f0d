package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.batch.BatchItem;
import io.sightglass.core.report.batch.BatchSummary;
import io.sightglass.core.report.input.ReportInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sums up reports that are there already. */
@Command(
    name = "summary",
    description =
        "Sums up reports of many programmes, failures first. The exit code is that of the worst, as"
            + " in batch.",
    mixinStandardHelpOptions = true)
final class ReportSummaryCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "JSON reports or QCTools reports.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-s", "--summary"},
      paramLabel = "FILE",
      description = "Write the summary: .html, .csv or .junit.xml. May be given more than once.")
  private List<Path> summaries = new ArrayList<>();

  ReportSummaryCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    SummaryTargets targets = SummaryTargets.of(Objects.requireNonNull(spec), summaries);
    List<BatchItem> items = new ArrayList<>();
    Set<String> profiles = new LinkedHashSet<>();
    for (Path input : inputs) {
      try {
        Report report = ReportInput.read(input, Optional.empty(), Instant.now());
        profiles.add(report.profile().title());
        items.add(BatchItem.of(report.stream().uri(), report, List.of(input.toString())));
      } catch (IOException e) {
        items.add(
            BatchItem.without(
                input.toString(), BatchItem.Outcome.NOT_OPENED, String.valueOf(e.getMessage())));
      }
    }
    String profile = profiles.size() == 1 ? profiles.iterator().next() : "";
    BatchSummary summary = new BatchSummary(Instant.now(), Tool.current(), profile, items);
    boolean written = targets.write(summary, err);
    new BatchList(out).print(summary);
    return written ? BatchList.exitCode(summary) : ExitCode.FAILED;
  }
}
