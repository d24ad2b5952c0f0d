package io.sightglass.cli;

import io.sightglass.core.report.Tool;
import io.sightglass.core.user.ProgramLog;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** All commands, and what becomes of their failures. */
@Command(
    name = "sightglass",
    description = "Finds defects in video and sound.",
    mixinStandardHelpOptions = true,
    versionProvider = Sightglass.Version.class,
    subcommandsRepeatable = false,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:analysed, within the profile",
      "1:the program failed",
      "2:wrong usage",
      "3:analysed, defects that fail the programme by the profile",
      "4:the input could not be opened",
      "5:analysed in part only"
    })
final class Sightglass implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Sightglass.class);

  private final PrintStream out;
  private final PrintStream err;
  private final ShutdownGuard guard;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  /**
   * @param out takes results; flushed by the caller
   * @param err takes messages and progress
   */
  Sightglass(PrintStream out, PrintStream err, ShutdownGuard guard) {
    this.out = out;
    this.err = err;
    this.guard = guard;
  }

  /** Runs one command; returns its {@link ExitCode}. */
  int run(String... args) {
    return commandLine().execute(args);
  }

  /** All commands, options and texts. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    line.addSubcommand(new AnalyzeCommand(out, err, guard));
    line.addSubcommand(new BatchCommand(out, err, guard));
    line.addSubcommand(
        new CommandLine(new ReportCommand())
            .addSubcommand(new ReportConvertCommand(out, err))
            .addSubcommand(new ReportJudgeCommand(out, err))
            .addSubcommand(new ReportDiffCommand(out, err))
            .addSubcommand(new ReportMergeCommand(out, err))
            .addSubcommand(new ReportSummaryCommand(out, err))
            .addSubcommand(new ReportFormatsCommand(out)));
    line.addSubcommand(
        new CommandLine(new ReviewCommand())
            .addSubcommand(new ReviewListCommand(out, err))
            .addSubcommand(new ReviewShowCommand(out, err))
            .addSubcommand(new ReviewExportCommand(out, err))
            .addSubcommand(new ReviewImportCommand(out, err))
            .addSubcommand(new ReviewApplyCommand(out, err)));
    line.addSubcommand(new ProbeCommand(out, err));
    line.addSubcommand(new RecordCommand(err, guard));
    line.addSubcommand(new FrameCommand(out, err));
    line.addSubcommand(new DetectorsCommand(out, err));
    line.addSubcommand(new PublishCommand(err));
    line.addSubcommand(new BundlesCommand(out, err));
    line.addSubcommand(new SpoolCommand(out, err));
    line.addSubcommand(new AlertsCommand(out, err));
    line.addSubcommand(new CompletionCommand(out));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setParameterExceptionHandler((e, ignored) -> wrongUsage(e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "Which command? Name one.");
  }

  private int wrongUsage(ParameterException e) {
    err.println(e.getMessage());
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private int failed(Exception e) {
    LOG.error("Unexpected failure", e);
    String log = System.getProperty(ProgramLog.FILE);
    err.println(
        "Sightglass failed unexpectedly ("
            + e.getClass().getSimpleName()
            + ")."
            + (log == null ? "" : " The details are in " + log + "."));
    return ExitCode.FAILED;
  }

  /** The program's version, and those of what it stands on. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return Tool.versions().toArray(String[]::new);
    }
  }
}
