package io.sightglass.benchmarks.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;

/**
 * From pulse to pulse of JavaFX: how much of a processor its thread had, which no other program's
 * work can add to, and how long it was by the clock. Used by the JavaFX thread.
 */
final class PulseMeter {

  private static final double LONG_MILLIS = 50;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private double[] cpu = new double[1 << 16];
  private double[] wall = new double[1 << 16];
  private int count;
  private String action = "nothing";
  private final List<String> longOnes = new ArrayList<>();
  private long began;
  private long lastCpu;
  private long lastWall;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };

  /** Counts from now on. */
  void start() {
    count = 0;
    longOnes.clear();
    began = System.nanoTime();
    lastCpu = threads.getCurrentThreadCpuTime();
    lastWall = System.nanoTime();
    timer.start();
  }

  void stop() {
    timer.stop();
  }

  /** What was done last, which a long pulse is laid to. */
  void after(String what) {
    action = what;
  }

  private void pulse() {
    long nowCpu = threads.getCurrentThreadCpuTime();
    long nowWall = System.nanoTime();
    if (count == cpu.length) {
      cpu = Arrays.copyOf(cpu, count * 2);
      wall = Arrays.copyOf(wall, count * 2);
    }
    cpu[count] = (nowCpu - lastCpu) / 1e6;
    wall[count] = (nowWall - lastWall) / 1e6;
    if (cpu[count] > LONG_MILLIS) {
      longOnes.add(
          String.format(
              Locale.ROOT,
              "  %.1f ms at %.1f s, after %s%n",
              cpu[count],
              (nowWall - began) / 1e9,
              action));
    }
    count++;
    lastCpu = nowCpu;
    lastWall = nowWall;
  }

  /** Both in figures, and each long one. */
  String text() {
    return line("JavaFX thread, CPU ms a pulse", cpu)
        + line("pulse to pulse, ms", wall)
        + String.format(
            Locale.ROOT,
            "pulses: %d, with more than %.0f ms of CPU: %d%n%s",
            count,
            LONG_MILLIS,
            longOnes.size(),
            String.join("", longOnes));
  }

  private String line(String name, double[] all) {
    return figures(name, Arrays.copyOf(all, count));
  }

  /** A line. */
  static String figures(String name, double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%-30s median %5.1f, p95 %5.1f, p99 %5.1f, most %6.1f%n",
        name,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
