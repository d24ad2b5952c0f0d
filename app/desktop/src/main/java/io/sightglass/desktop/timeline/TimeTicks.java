package io.sightglass.desktop.timeline;

import java.util.Locale;

/** Round distances between ticks of a time axis, and their labels. */
public final class TimeTicks {

  private static final long[] STEPS = {
    40_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    15_000_000,
    30_000_000,
    60_000_000,
    120_000_000,
    300_000_000,
    600_000_000,
    900_000_000,
    1_800_000_000L,
    3_600_000_000L,
    7_200_000_000L,
    14_400_000_000L
  };

  private TimeTicks() {}

  /** The smallest round step, in microseconds, that puts ticks at least {@code pixels} apart. */
  public static long step(long span, double width, double pixels) {
    double least = span * pixels / Math.max(width, 1);
    for (long step : STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  /** Hours, minutes and seconds, with tenths or hundredths where {@code step} is that small. */
  public static String label(long micros, long step) {
    long seconds = Math.floorDiv(micros, 1_000_000);
    String clock =
        seconds >= 3600
            ? String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
            : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    if (step >= 1_000_000) {
      return clock;
    }
    return clock + String.format(Locale.ROOT, ".%02d", Math.floorMod(micros, 1_000_000) / 10_000);
  }
}
