package io.sightglass.detectors.avsync;

import io.sightglass.core.time.FrameRate;
import org.jspecify.annotations.Nullable;

/**
 * The pictures' timestamps against their count, where their rate is constant: then a gap of whole
 * periods is pictures missing, and any other one is the clock's. Pictures of a variable rate say
 * nothing of the kind and are left out.
 */
final class PictureClock {

  private static final double[] RATES = {
    24_000 / 1001.0, 24, 25, 30_000 / 1001.0, 30, 48, 50, 60_000 / 1001.0, 60, 100, 120
  };

  /** Containers' averages of a nominal rate, and clocks' errors, stay below. */
  private static final double SAME_RATE = 500e-6;

  private static final int HISTORY = 50;
  private static final int EXCEPTIONS = 5;

  /** The last eight steps, a bit each. */
  private static final int LATELY = 0xFF;

  /** Of these, so many over a period long are another rate, not lost pictures. */
  private static final int OTHER_RATE = 5;

  /** Containers that count milliseconds round each time by half of one. */
  private static final double ROUNDING_MICROS = 1_500;

  private final CountedClock clock = new CountedClock(AvSyncDetector.LEAST_STEP_MICROS);
  private final double periodMicros;
  private final boolean[] regular = new boolean[HISTORY];
  private int regulars;
  private int seen;
  private int wideSteps;
  private long lastTime = Long.MIN_VALUE;

  PictureClock(FrameRate rate) {
    this.periodMicros = 1e6 / nominal(rate.perSecond());
  }

  private static double nominal(double rate) {
    for (double standard : RATES) {
      if (Math.abs(rate / standard - 1) < SAME_RATE) {
        return standard;
      }
    }
    return rate;
  }

  /** The next picture; returns a step of the clock that was found some pictures ago, or null. */
  @Nullable Step add(long time, long number) {
    if (lastTime != Long.MIN_VALUE) {
      note(wholePeriods(time - lastTime));
      boolean wide = time - lastTime > 1.5 * periodMicros;
      wideSteps = (wideSteps << 1 | (wide ? 1 : 0)) & LATELY;
    }
    lastTime = time;
    if (!constant()) {
      clock.restart();
      return null;
    }
    return clock.add(time, number * periodMicros);
  }

  private void note(boolean whole) {
    int slot = seen++ % HISTORY;
    regulars += (whole ? 1 : 0) - (regular[slot] ? 1 : 0);
    regular[slot] = whole;
  }

  boolean constant() {
    boolean slower = Integer.bitCount(wideSteps) >= OTHER_RATE;
    return !slower && Math.min(seen, HISTORY) - regulars <= EXCEPTIONS;
  }

  /** Whether that many microseconds are a whole number of pictures. */
  boolean wholePeriods(long micros) {
    double off = Math.abs(Math.IEEEremainder(micros, periodMicros));
    return off <= Math.max(ROUNDING_MICROS, 0.04 * periodMicros);
  }

  void restart() {
    clock.restart();
    lastTime = Long.MIN_VALUE;
  }

  CountedClock clock() {
    return clock;
  }
}
