package io.sightglass.detectors.avsync;

import java.util.Arrays;

/**
 * How much begins or ends at each time, on a grid of 10 ms: the last minute of it and a little
 * more. Times before or after what is known have none.
 */
final class OnsetTrack {

  static final long GRID_MICROS = 10_000;

  /** A power of two: over 80 seconds. */
  private static final int KEPT = 1 << 13;

  private final float[] ring = new float[KEPT];
  private long end = Long.MIN_VALUE;

  /** Puts {@code strength} at a time; times don't go back by more than what is kept. */
  void put(long micros, double strength) {
    long at = Math.floorDiv(micros, GRID_MICROS);
    if (end == Long.MIN_VALUE || at - end >= KEPT) {
      Arrays.fill(ring, 0);
      end = at;
    }
    for (; end <= at; end++) {
      ring[slot(end)] = 0;
    }
    if (at >= end - KEPT) {
      ring[slot(at)] = (float) Math.max(ring[slot(at)], strength);
    }
  }

  /** What there is at a point of the grid. */
  float at(long point) {
    return point >= end || point < end - KEPT ? 0 : ring[slot(point)];
  }

  private static int slot(long point) {
    return (int) (point & (KEPT - 1));
  }
}
