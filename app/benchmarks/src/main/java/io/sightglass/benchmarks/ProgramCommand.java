package io.sightglass.benchmarks;

import io.sightglass.benchmarks.ChildProcess.Cost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** CPU time of a whole analysis against decoding alone, and against FFmpeg's own filters. */
@Command(
    name = "program",
    description = {
      "CPU time of 'sightglass analyze' against decoding alone with the same library and one"
          + " thread, and with --filters against FFmpeg's own filters for the same questions.",
      "The commands take turns; each ratio is taken within one turn."
    },
    mixinStandardHelpOptions = true)
final class ProgramCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CLIP", description = "A recording with picture and sound.")
  private Path clip = Path.of("");

  @Option(names = "--rounds", defaultValue = "3", description = "Turns (default: 3).")
  private int rounds = 3;

  @Option(names = "--filters", description = "Run FFmpeg's own filters too: many times slower.")
  private boolean filters;

  @Override
  public Integer call() throws Exception {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("decode alone", Programs.decode(clip));
    commands.put("sightglass analyze", Programs.analyze(clip));
    if (filters) {
      Optional<Path> installed = installedFfmpeg();
      String program = installed.map(Path::toString).orElseGet(() -> Loader.load(ffmpeg.class));
      // The bundled build has no cropdetect.
      commands.put("ffmpeg filters", Programs.filters(program, clip, installed.isPresent()));
    }
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Cost cost = ChildProcess.run(command.getValue());
        costs.computeIfAbsent(command.getKey(), name -> new ArrayList<>()).add(cost);
      }
    }
    print(costs);
    return 0;
  }

  private void print(Map<String, List<Cost>> costs) {
    List<Cost> base = costs.values().iterator().next();
    System.out.printf(
        Locale.ROOT,
        "%-20s %10s %10s %22s %5s%n",
        "",
        "CPU s",
        "wall s",
        "CPU / decode (range)",
        "exit");
    costs.forEach((name, all) -> {
      double[] ratios = new double[all.size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = all.get(i).cpuSeconds() / base.get(i).cpuSeconds();
      }
      System.out.printf(
          Locale.ROOT,
          "%-20s %10.2f %10.2f %8.2f (%5.2f–%5.2f) %5d%n",
          name,
          Quantiles.median(all.stream().mapToDouble(Cost::cpuSeconds).toArray()),
          Quantiles.median(all.stream().mapToDouble(Cost::wallSeconds).toArray()),
          Quantiles.median(ratios),
          Quantiles.quantile(ratios, 0),
          Quantiles.quantile(ratios, 1),
          all.getLast().exitCode());
    });
  }

  private static Optional<Path> installedFfmpeg() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "ffmpeg"))
        .filter(java.nio.file.Files::isExecutable)
        .findFirst();
  }
}
