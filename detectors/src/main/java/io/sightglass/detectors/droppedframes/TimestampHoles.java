package io.sightglass.detectors.droppedframes;

import java.util.Arrays;

/**
 * Finds pictures that are missing by the time stamps of those around: the usual period is learned
 * from the last pictures, and where it is steady, a step of twice as much or more is a hole.
 */
final class TimestampHoles {

  private static final int PICTURES = 24;

  /** Share of a period by which steady steps differ from it at most: time stamps are rounded. */
  private static final double STEADY = 0.25;

  /** Share of the last steps that must be steady. */
  private static final double STEADY_SHARE = 0.9;

  private final long longestMicros;
  private final long[] steps = new long[PICTURES];
  private int known;
  private int next;

  /**
   * @param longestMicros of a hole: what is longer is a gap of the stream, not lost pictures
   */
  TimestampHoles(long longestMicros) {
    this.longestMicros = longestMicros;
  }

  /**
   * The next step from picture to picture.
   *
   * @return pictures missing in it
   */
  int missing(long step) {
    long period = period();
    int missing = 0;
    if (period > 0 && step <= longestMicros && steady(period)) {
      missing = Math.max(0, (int) Math.round(step / (double) period) - 1);
    }
    if (missing == 0 && step > 0) {
      steps[next] = step;
      next = (next + 1) % PICTURES;
      known = Math.min(PICTURES, known + 1);
    }
    return missing;
  }

  /** The usual step, or 0 while too few are known. */
  long period() {
    if (known < PICTURES) {
      return 0;
    }
    long[] sorted = steps.clone();
    Arrays.sort(sorted);
    return sorted[PICTURES / 2];
  }

  private boolean steady(long period) {
    int steady = 0;
    for (long step : steps) {
      if (Math.abs(step - period) <= STEADY * period) {
        steady++;
      }
    }
    return steady >= STEADY_SHARE * PICTURES;
  }
}
