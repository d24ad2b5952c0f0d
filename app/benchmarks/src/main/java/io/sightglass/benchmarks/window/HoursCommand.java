package io.sightglass.benchmarks.window;

import io.sightglass.benchmarks.Programs;
import io.sightglass.core.time.MediaTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Memory over a shift. */
@Command(
    name = "hours",
    description =
        "Analyses CLIP, repeated for so many hours, as fast as it goes, while the picture is sought"
            + " at random; prints the memory in use after a collection, and the resident memory,"
            + " for each tenth.",
    mixinStandardHelpOptions = true)
final class HoursCommand implements Callable<Integer> {

  private static final int PARTS = 10;
  private static final long PAUSE_MILLIS = 500;

  @Parameters(paramLabel = "CLIP", description = "A small recording with picture and sound.")
  private Path clip = Path.of("");

  @Option(names = "--hours", defaultValue = "8", description = "Programme time (default: 8).")
  private int hours = 8;

  @Override
  public Integer call() throws Exception {
    Path programme = Files.createTempFile("sightglass-hours-", ".ts");
    try {
      int code =
          new ProcessBuilder(Programs.repeat(clip, programme, hours * 3600))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        System.err.println(clip + " cannot be repeated: FFmpeg ended with code " + code + ".");
        return 1;
      }
      try (BenchWindow window = new BenchWindow()) {
        window.open(programme);
        watch(window);
      }
    } finally {
      Files.delete(programme);
    }
    return 0;
  }

  private void watch(BenchWindow window) throws IOException, InterruptedException {
    Random random = new Random(1);
    long part = hours * 3_600_000_000L / PARTS;
    long next = part;
    long began = System.nanoTime();
    boolean running = true;
    while (running) {
      long reached = BenchWindow.fx(() -> window.pane().workspace().view().analysedTo().micros());
      running = BenchWindow.fx(() -> window.pane().workspace().view().running());
      if (reached >= next || !running) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
            Locale.ROOT,
            "%5.2f h: heap %4d MiB, resident %4d MiB (%d of it files), %.0f × real time%n",
            reached / 3.6e9,
            used >> 20,
            status("VmRSS") >> 10,
            status("RssFile") >> 10,
            reached / ((System.nanoTime() - began) / 1e3));
        next += part;
      }
      MediaTime somewhere = new MediaTime((long) (random.nextDouble() * reached));
      window.run(() -> window.pane().player().seek(somewhere));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** KiB, from the kernel's own books (Linux). */
  private static long status(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
