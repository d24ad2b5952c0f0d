package io.sightglass.cli;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete this program's commands and options. */
@Command(
    name = "completion",
    description = "Writes a completion script for a shell. The packages install it.",
    footerHeading = "%nBy hand:%n",
    footer = {
      "  bash: source <(sightglass completion bash)",
      "  zsh:  sightglass completion zsh > DIR/_sightglass, with DIR in fpath",
      "  fish: sightglass completion fish > ~/.config/fish/completions/sightglass.fish"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  /** Shells that are written for, as their users spell them. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  private static final String ZSH_HEAD =
      """
      #compdef sightglass
      autoload -U +X bashcompinit && bashcompinit
      """;

  // zsh calls the file as a function: the first call defines picocli's, and has to run it too.
  private static final String ZSH_TAIL = "\n_bash_complete -o default -F _complete_sightglass\n";

  private final PrintStream out;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable Shell shell;

  CompletionCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    switch (Objects.requireNonNull(shell)) {
      case bash -> out.print(bash(root));
      case zsh -> out.print(ZSH_HEAD + bash(root) + ZSH_TAIL);
      case fish -> out.print(FishCompletion.of(root));
    }
    return ExitCode.OK;
  }

  private static String bash(CommandSpec root) {
    CommandLine program = root.commandLine();
    return AutoComplete.bash(program.getCommandName(), program);
  }
}
