package io.sightglass.core.player;

import java.util.function.LongSupplier;

/**
 * Judges whether a sound device keeps time. A null device takes everything at once and would race
 * the picture through; one that was unplugged stands still. Player's thread only.
 */
final class SinkWatch {

  private static final long RACING_MICROS = 300_000;

  /** As long as the picture waits for a device that has gone. */
  private static final long STALL_MICROS = 500_000;

  /** What a device may keep in a buffer of its own without ever sounding it. */
  static final long RESIDUE_MICROS = 60_000;

  private final LongSupplier nanoTime;
  private long startNanos;
  private long lastAdvanceNanos;
  private long position;
  private boolean trusted = true;

  SinkWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Another device: trusted until it shows otherwise. */
  void renew() {
    trusted = true;
    restart();
  }

  /** The device counts from 0 again. */
  void restart() {
    startNanos = nanoTime.getAsLong();
    lastAdvanceNanos = startNanos;
    position = 0;
  }

  /** Takes a reading, against what the device was given so far. */
  void read(long positionMicros, long writtenMicros) {
    long now = nanoTime.getAsLong();
    if (positionMicros > position || writtenMicros - positionMicros < RESIDUE_MICROS) {
      lastAdvanceNanos = now;
    }
    position = positionMicros;
    boolean racing = position - (now - startNanos) / 1000 > RACING_MICROS;
    boolean stalled = (now - lastAdvanceNanos) / 1000 > STALL_MICROS;
    if (racing || stalled) {
      trusted = false;
    }
  }

  boolean trusted() {
    return trusted;
  }
}
