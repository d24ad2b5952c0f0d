package io.sightglass.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with the decisions that were made in the window; its subcommands do it. */
@Command(
    name = "review",
    description =
        "Lists reviews, shows what was decided, hands reviews over as files, takes in another's,"
            + " and writes decisions into reports.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class ReviewCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Which review command? Name one.");
  }
}
