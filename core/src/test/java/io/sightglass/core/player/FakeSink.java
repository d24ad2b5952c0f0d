package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import java.util.function.LongSupplier;

/** A sound device on a clock of the test's. */
final class FakeSink implements AudioSink {

  /** What the device is like. */
  enum Kind {
    /** Sounds what it is given in real time. */
    REAL,
    /** Takes everything at once. */
    NULL,
    /** Takes everything and sounds nothing. */
    STUCK,
    /** There is none. */
    ABSENT
  }

  private Kind kind;
  private final LongSupplier nanoTime;
  private long writtenMicros;
  private long positionMicros;
  private long lastNanos;
  private boolean running;
  double loudest;
  long samples;
  boolean closed;

  FakeSink(Kind kind, LongSupplier nanoTime) {
    this.kind = kind;
    this.nanoTime = nanoTime;
  }

  /** Is plugged in or out. */
  void become(Kind other) {
    advance();
    kind = other;
  }

  @Override
  public boolean open(int sampleRate, int channels) {
    return kind != Kind.ABSENT;
  }

  @Override
  public void write(AudioBlock block) {
    advance();
    writtenMicros += block.length() * 1_000_000L / block.track().sampleRate();
    samples += block.length();
    for (float sample : block.channel(0)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
  }

  @Override
  public long positionMicros() {
    advance();
    return positionMicros;
  }

  @Override
  public void pause() {
    advance();
    running = false;
  }

  @Override
  public void resume() {
    advance();
    running = true;
  }

  @Override
  public void flush() {
    advance();
    writtenMicros = 0;
    positionMicros = 0;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void advance() {
    long now = nanoTime.getAsLong();
    long passed = running ? (now - lastNanos) / 1000 : 0;
    lastNanos = now;
    positionMicros =
        switch (kind) {
          case REAL -> Math.min(writtenMicros, positionMicros + passed);
          case NULL -> writtenMicros;
          case STUCK -> positionMicros;
          case ABSENT -> 0;
        };
  }
}
