package io.sightglass.benchmarks;

import io.sightglass.benchmarks.window.WindowCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All benchmarks, one command each. Started by {@code app/benchmarks/run}. */
@Command(
    name = "run",
    description = "Measures Sightglass. Ratios within one run are to be trusted, seconds are not.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AlertsCommand.class,
      KernelsCommand.class,
      ProgramCommand.class,
      MemoryCommand.class,
      SeekCommand.class,
      SoundCommand.class,
      DecodeCommand.class,
      StartCommand.class,
      WindowCommand.class
    })
final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmarks()).execute(args));
  }
}
