package io.sightglass.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with reports without the media; its subcommands do it. */
@Command(
    name = "report",
    description =
        "Converts, judges, compares, merges and sums up reports: JSON reports of this program, and"
            + " QCTools reports or other ffprobe XML.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Which report command? Name one.");
  }
}
