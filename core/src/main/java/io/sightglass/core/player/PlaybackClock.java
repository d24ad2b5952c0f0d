package io.sightglass.core.player;

import io.sightglass.core.time.MediaTime;
import java.util.function.LongSupplier;

/**
 * Which programme time is to be on screen. Wall time carries it; {@link #follow} ties it to the
 * sound that is heard, which is the master where there is any. Player's thread only.
 */
final class PlaybackClock {

  private static final long JUMP_MICROS = 60_000;
  private static final int SMOOTHING = 8;

  private final LongSupplier nanoTime;
  private MediaTime anchor = MediaTime.ZERO;
  private long anchorNanos;
  private double rate = 1;
  private boolean running;

  /**
   * @param nanoTime monotonic nanoseconds
   */
  PlaybackClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Runs from {@code time} on, at {@code newRate} programme seconds a second. */
  void start(MediaTime time, double newRate) {
    anchor = time;
    anchorNanos = nanoTime.getAsLong();
    rate = newRate;
    running = true;
  }

  /** Stands at {@code time}. */
  void set(MediaTime time) {
    anchor = time;
    running = false;
  }

  void stop() {
    anchor = now();
    running = false;
  }

  MediaTime now() {
    if (!running) {
      return anchor;
    }
    return anchor.plus(Math.round((nanoTime.getAsLong() - anchorNanos) * rate / 1000));
  }

  /**
   * Ties the clock to the time that is heard. A device reports in steps of its own buffer: small
   * differences are smoothed away, large ones are followed at once.
   */
  void follow(MediaTime heard) {
    long ahead = heard.since(now());
    anchor = anchor.plus(Math.abs(ahead) > JUMP_MICROS ? ahead : ahead / SMOOTHING);
  }

  /** Nanoseconds until the clock reaches {@code time}; 0 where it is past. */
  long nanosUntil(MediaTime time) {
    long micros = time.since(now());
    return Math.max(0, Math.round(micros * 1000 / rate));
  }
}
