package io.sightglass.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Resident memory over the course of an analysis. */
@Command(
    name = "memory",
    description = "Resident memory of 'sightglass analyze' over its course, in tenths.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {

  private static final int PARTS = 10;

  @Parameters(paramLabel = "CLIP", description = "A recording, the longer the better.")
  private Path clip = Path.of("");

  @Override
  public Integer call() throws Exception {
    List<Long> samples = new ArrayList<>();
    ChildProcess.Cost cost = ChildProcess.run(Programs.analyze(clip), samples::add);
    if (samples.size() < PARTS) {
      System.err.println("The clip is too short: the analysis ended within seconds.");
      return 1;
    }
    System.out.printf(
        Locale.ROOT,
        "CPU %.1f s, wall %.1f s, exit code %d%n",
        cost.cpuSeconds(),
        cost.wallSeconds(),
        cost.exitCode());
    for (int part = 0; part < PARTS; part++) {
      List<Long> some =
          samples.subList(part * samples.size() / PARTS, (part + 1) * samples.size() / PARTS);
      System.out.printf(
          Locale.ROOT,
          "%3d–%3d %%: largest %4d MiB%n",
          part * 100 / PARTS,
          (part + 1) * 100 / PARTS,
          some.stream().mapToLong(Long::longValue).max().orElse(0) / 1024);
    }
    return 0;
  }
}
