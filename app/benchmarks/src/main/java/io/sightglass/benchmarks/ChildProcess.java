package io.sightglass.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Runs a command and tells what it cost, from the kernel's own books (Linux). */
final class ChildProcess {

  /** USER_HZ: the unit of times in /proc, 100 on every Linux that has a JDK 25. */
  private static final double TICKS_PER_SECOND = 100;

  private static final long SAMPLE_MILLIS = 250;

  /**
   * What a run cost.
   *
   * @param cpuSeconds user and system time of the command and of those it waited for
   * @param wallSeconds from start to end
   * @param exitCode its own
   */
  record Cost(double cpuSeconds, double wallSeconds, int exitCode) {}

  private ChildProcess() {}

  /** Runs {@code command} with its output thrown away. */
  static Cost run(List<String> command) throws IOException, InterruptedException {
    return run(command, kibibytes -> {});
  }

  /**
   * Runs {@code command} with its output thrown away.
   *
   * @param residentKibibytes hears of its resident memory four times a second
   */
  static Cost run(List<String> command, LongConsumer residentKibibytes)
      throws IOException, InterruptedException {
    double before = childrenSeconds();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
      residentKibibytes.accept(resident(status));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    return new Cost(childrenSeconds() - before, wall, process.exitValue());
  }

  // Of children that ended: cutime and cstime, the 16th and 17th field; the 2nd may hold blanks.
  private static double childrenSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
  }

  private static long resident(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It ended between two looks.
    }
  }
}
