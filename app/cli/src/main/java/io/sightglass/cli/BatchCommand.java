package io.sightglass.cli;

import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.batch.BatchInputs;
import io.sightglass.core.report.batch.BatchItem;
import io.sightglass.core.report.batch.BatchRun;
import io.sightglass.core.report.batch.BatchSummary;
import io.sightglass.core.report.batch.ReportNames;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyses many programmes and sums them up. */
@Command(
    name = "batch",
    description = {
      "Analyses many recordings, one after another, and sums them up, failures first.",
      "The exit code is that of the worst: of 1, 4, 5, 3 and 0 the first that there is."
    },
    mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;
  private final ShutdownGuard guard;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description = "Files, addresses, or folders, which are searched for media.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "A text file with an input a line. May be given more than once.")
  private List<Path> lists = new ArrayList<>();

  @Option(
      names = {"-s", "--summary"},
      paramLabel = "FILE",
      description = "Write the summary: .html, .csv or .junit.xml. May be given more than once.")
  private List<Path> summaries = new ArrayList<>();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Write the reports of each into this folder, called INPUT.EXTENSION.")
  private @Nullable Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = "Formats of the reports in --report-dir (default: json,html).")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME|FILE",
      defaultValue = Profiles.DEFAULT,
      description = "What counts as a defect (default: ${DEFAULT-VALUE}).")
  private String profile = Profiles.DEFAULT;

  BatchCommand(PrintStream out, PrintStream err, ShutdownGuard guard) {
    this.out = out;
    this.err = err;
    this.guard = guard;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    Profile judged = Usage.profile(command, profile);
    SummaryTargets targets = SummaryTargets.of(command, summaries);
    List<ReportWriter> writers = writers(command);
    List<String> programmes = programmes(command);
    DetectorRegistry registry = DetectorRegistry.installed();
    registry.problems().forEach(err::println);
    BatchRun run =
        new BatchRun(
            judged,
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            registry,
            InstantSource.system());
    guard.onShutdown(run::stop);
    ReportNames names = new ReportNames();
    List<BatchItem> items = new ArrayList<>();
    for (String programme : programmes) {
      Progress progress = new Progress(err, Terminal.isErrorStream());
      BatchItem item =
          run.analyse(programme, progress, (input, report) -> write(report, names, writers));
      items.add(item);
      if (run.stopped()) {
        err.println(
            "Stopped: " + (programmes.size() - items.size()) + " programmes were not analysed.");
        break;
      }
    }
    BatchSummary summary = new BatchSummary(Instant.now(), Tool.current(), judged.title(), items);
    boolean written = targets.write(summary, err);
    new BatchList(out).print(summary);
    int code = BatchList.exitCode(summary);
    if (items.size() < programmes.size()) {
      code = ExitCode.worse(code, ExitCode.PARTIAL);
    }
    return written ? code : ExitCode.FAILED;
  }

  private List<String> programmes(CommandSpec command) {
    try {
      List<String> all = new ArrayList<>(inputs);
      for (Path list : lists) {
        all.addAll(BatchInputs.list(list));
      }
      List<String> programmes = BatchInputs.expand(all);
      if (programmes.isEmpty()) {
        throw Usage.wrong(
            command, "There is nothing to analyse. Name files, addresses, folders or a --list.");
      }
      return programmes;
    } catch (IOException e) {
      throw Usage.wrong(command, String.valueOf(e.getMessage()));
    }
  }

  private List<ReportWriter> writers(CommandSpec command) {
    if (folder == null) {
      if (!formats.isEmpty()) {
        throw Usage.wrong(command, "--format needs a --report-dir to write the reports to.");
      }
      return List.of();
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Usage.wrong(command, "The folder " + folder + " cannot be made. Choose another place.");
    }
    ReportFormats installed = ReportFormats.installed();
    List<ReportWriter> writers = new ArrayList<>();
    for (String format : formats.isEmpty() ? List.of("json", "html") : formats) {
      writers.add(
          installed
              .find(format)
              .orElseThrow(() ->
                  Usage.wrong(
                      command,
                      "There is no report format '"
                          + format
                          + "'. Use of: "
                          + String.join(", ", installed.names())
                          + ".")));
    }
    return writers;
  }

  private List<String> write(Report report, ReportNames names, List<ReportWriter> writers)
      throws IOException {
    List<String> written = new ArrayList<>();
    if (folder != null) {
      String name = names.of(report.stream().uri());
      for (ReportWriter writer : writers) {
        Path file = folder.resolve(name + "." + writer.extension());
        ReportFiles.save(report, writer, file);
        written.add(file.toString());
      }
    }
    return written;
  }
}
