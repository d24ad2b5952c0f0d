package io.sightglass.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** CPU time of all sound detectors against FFmpeg's own filters for the same questions. */
@Command(
    name = "sound",
    description = {
      "CPU time of 'sightglass analyze' of sound alone (stereo, 48 kHz, PCM) against FFmpeg's"
          + " ebur128, astats, silencedetect and aphasemeter over the same sound, turn by turn.",
      "Each is run over a short and over a four times longer piece: the difference is what"
          + " sound costs when Java has started and compiled."
    },
    mixinStandardHelpOptions = true)
final class SoundCommand implements Callable<Integer> {

  private static final int TIMES = 4;

  /** CPU seconds of a short and of a long piece, a pair a turn. */
  private record Costs(double[] brief, double[] whole) {

    double[] more() {
      double[] more = new double[brief.length];
      Arrays.setAll(more, i -> whole[i] - brief[i]);
      return more;
    }
  }

  @Parameters(paramLabel = "CLIP", description = "A recording with sound; it is repeated.")
  private Path clip = Path.of("");

  @Option(names = "--minutes", defaultValue = "30", description = "The short piece (default: 30).")
  private int minutes = 30;

  @Option(names = "--rounds", defaultValue = "3", description = "Turns (default: 3).")
  private int rounds = 3;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("sightglass-sound");
    try {
      Path brief = piece(folder.resolve("short.wav"), minutes);
      Path whole = piece(folder.resolve("long.wav"), minutes * TIMES);
      Costs ours = new Costs(new double[rounds], new double[rounds]);
      Costs theirs = new Costs(new double[rounds], new double[rounds]);
      for (int round = 0; round < rounds; round++) {
        measure(ours, round, Programs::analyze, brief, whole);
        measure(theirs, round, Programs::soundFilters, brief, whole);
      }
      System.out.printf(
          Locale.ROOT,
          "%-24s %14s %14s %14s   %s%n",
          "",
          "analyze CPU s",
          "filters CPU s",
          "× real time",
          "filters / analyze (range)");
      print(minutes + " min", minutes, ours.brief(), theirs.brief());
      print(minutes * TIMES + " min", minutes * TIMES, ours.whole(), theirs.whole());
      print("what is longer by itself", minutes * (TIMES - 1), ours.more(), theirs.more());
    } finally {
      for (String name : List.of("short.wav", "long.wav")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
    return 0;
  }

  private Path piece(Path target, int length) throws IOException, InterruptedException {
    ChildProcess.run(Programs.sound(clip, target, length * 60));
    return target;
  }

  private static void measure(
      Costs costs, int round, Function<Path, List<String>> command, Path brief, Path whole)
      throws IOException, InterruptedException {
    costs.brief()[round] = ChildProcess.run(command.apply(brief)).cpuSeconds();
    costs.whole()[round] = ChildProcess.run(command.apply(whole)).cpuSeconds();
  }

  private static void print(String what, int length, double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
    System.out.printf(
        Locale.ROOT,
        "%-24s %14.2f %14.2f %14.0f   %.2f (%.2f–%.2f)%n",
        what,
        Quantiles.median(ours),
        Quantiles.median(theirs),
        60 * length / Quantiles.median(ours),
        Quantiles.median(ratios),
        Quantiles.quantile(ratios, 0),
        Quantiles.quantile(ratios, 1));
  }
}
