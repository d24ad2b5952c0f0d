package io.sightglass.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks. */
@Command(
    name = "kernels",
    description = "JMH: inner loops, beside a plain read of the same memory (the limit).",
    mixinStandardHelpOptions = true)
final class KernelsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "JMH-ARGUMENT",
      description = "Handed to JMH, e.g. a regular expression of names. Write -- before options.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
