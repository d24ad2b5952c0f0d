package io.sightglass.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long an installed image takes to start, against empty programs on the same runtime. */
@Command(
    name = "start",
    description = {
      "Wall-clock time to what 'sightglass --version' prints, to the window's first pulse and to"
          + " the first picture, against an empty main and an empty JavaFX window on the same"
          + " runtime; and the image's size by part.",
      "The programs take turns. JavaFX draws without a screen, by its software pipeline, unless"
          + " there is a DISPLAY."
    },
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  /** One program to start, and the line after which it counts as started; none: its end. */
  private record Start(String name, List<String> command, String until, String base) {}

  private static final String NONE = "";

  @Option(
      names = "--image",
      paramLabel = "DIR",
      defaultValue = "installer/target/app-image/sightglass-desktop",
      description = "The image (default: what -Pinstaller made).")
  private Path image = Path.of("");

  @Option(names = "--rounds", defaultValue = "11", description = "Turns (default: 11).")
  private int rounds = 11;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Start> starts = starts();
    Map<Start, double[]> seconds = new LinkedHashMap<>();
    starts.forEach(start -> seconds.put(start, new double[rounds]));
    for (Start start : starts) {
      measure(start); // Brings the files into memory.
    }
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Start, double[]> start : seconds.entrySet()) {
        start.getValue()[round] = measure(start.getKey());
      }
    }
    print(seconds);
    printSizes();
    return 0;
  }

  private List<Start> starts() throws IOException {
    String java = image.resolve("lib/runtime/bin/java").toString();
    String classes = "app/benchmarks/target/classes";
    // It needs JavaFX to be compiled, which the benchmarks do without.
    String windowClasses = "app/desktop/target/test-classes";
    String sample;
    try (Stream<Path> files = Files.list(image.resolve("lib/app/sample"))) {
      sample =
          files
              .filter(file -> file.toString().endsWith(".ts"))
              .findFirst()
              .orElseThrow()
              .toString();
    }
    List<String> screen =
        System.getenv("DISPLAY") == null
            ? List.of("-Dglass.platform=Headless", "-Dprism.order=sw")
            : List.of();
    List<String> emptyWindow = new ArrayList<>(List.of(java, "--add-modules", "javafx.controls"));
    emptyWindow.addAll(screen);
    emptyWindow.addAll(
        List.of(
            "--enable-native-access=javafx.graphics",
            "-cp",
            windowClasses,
            "io.sightglass.desktop.EmptyWindow"));
    String options = String.join(" ", screen) + " -Dsightglass.startup=true";
    List<String> window =
        List.of(
            "env",
            "SIGHTGLASS_JAVA_OPTIONS=" + options,
            image.resolve("bin/sightglass-desktop").toString());
    List<String> picture = new ArrayList<>(window);
    picture.add(sample);
    return List.of(
        new Start(
            "empty main", List.of(java, "-cp", classes, EmptyMain.class.getName()), NONE, NONE),
        new Start(
            "sightglass --version",
            List.of(image.resolve("bin/sightglass").toString(), "--version"),
            NONE,
            "empty main"),
        new Start("empty JavaFX window", emptyWindow, "window", NONE),
        new Start("window", window, "window", "empty JavaFX window"),
        new Start("workstation in it", window, "workstation", "empty JavaFX window"),
        new Start("first picture of the sample", picture, "picture", "empty JavaFX window"));
  }

  /** Seconds until the line, or the end. */
  private static double measure(Start start) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(start.command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    long ended = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ended == 0 && line.equals(start.until())) {
          ended = System.nanoTime();
        }
      }
    }
    int code = process.waitFor();
    if (code != 0 || (ended == 0 && !start.until().isEmpty())) {
      throw new IOException(start.name() + " did not start: it ended with code " + code + ".");
    }
    return ((ended == 0 ? System.nanoTime() : ended) - began) / 1e9;
  }

  private void print(Map<Start, double[]> seconds) {
    System.out.printf(
        Locale.ROOT, "%-28s %9s %9s   %s%n", "", "median s", "least s", "ratio (range of half)");
    seconds.forEach((start, own) -> {
      String ratio = "";
      if (!start.base().isEmpty()) {
        double[] base =
            seconds.entrySet().stream()
                .filter(each -> each.getKey().name().equals(start.base()))
                .findFirst()
                .orElseThrow()
                .getValue();
        double[] ratios = new double[own.length];
        for (int i = 0; i < own.length; i++) {
          ratios[i] = own[i] / base[i];
        }
        ratio =
            String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f) × %s",
                Quantiles.quantile(ratios, 0.5),
                Quantiles.quantile(ratios, 0.25),
                Quantiles.quantile(ratios, 0.75),
                start.base());
      }
      System.out.printf(
          Locale.ROOT,
          "%-28s %9.3f %9.3f   %s%n",
          start.name(),
          Quantiles.quantile(own, 0.5),
          Quantiles.quantile(own, 0),
          ratio);
    });
  }

  private void printSizes() throws IOException {
    Path app = image.resolve("lib/app");
    long all = size(image);
    long runtime = size(image.resolve("lib/runtime"));
    long natives = size(app.resolve("native"));
    long caches = sizeOf(app, ".aot");
    long jars = sizeOf(app, ".jar");
    System.out.printf(Locale.ROOT, "%n%-28s %9s%n", "", "MB");
    row("Java and JavaFX", runtime);
    row("FFmpeg's libraries", natives);
    row("start-up caches", caches);
    row("jars", jars);
    row("sample, licences, the rest", all - runtime - natives - caches - jars);
    row("all", all);
  }

  private static void row(String name, long bytes) {
    System.out.printf(Locale.ROOT, "%-28s %9.1f%n", name, bytes / 1e6);
  }

  private static long sizeOf(Path folder, String ending) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private static long size(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
