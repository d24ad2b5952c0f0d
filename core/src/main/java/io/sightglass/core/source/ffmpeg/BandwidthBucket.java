package io.sightglass.core.source.ffmpeg;

import java.util.Optional;

/**
 * Holds a Representation to its {@code @bandwidth}: who fetches it by a channel of that rate, from
 * any segment on, and begins to show it when {@code @minBufferTime} of it is there, never waits
 * again (ISO/IEC 23009-1, 5.3.5.2). So what segments have above that rate must never add up to more
 * than is buffered.
 */
final class BandwidthBucket {

  /** What is said of a rate is true to within this. */
  private static final double SAME_RATE = 1.1;

  /** Clocks are rounded. */
  private static final double SAME_TIME = 0.05;

  /** Segments in a row that have too many bits. */
  record Excess(double bitsPerSecond, double seconds) {}

  private final double rate;
  private final double buffered;
  private double above;
  private double bits;
  private double seconds;
  private double end;

  BandwidthBucket(long declaredBits, double bufferSeconds) {
    this.rate = SAME_RATE * declaredBits;
    this.buffered = rate * bufferSeconds;
  }

  /**
   * A segment came.
   *
   * @return how far those up to it are above, once for each time that they are
   */
  Optional<Excess> take(double startSeconds, double segmentSeconds, double segmentBits) {
    if (Math.abs(startSeconds - end) > SAME_TIME) {
      empty();
    }
    end = startSeconds + segmentSeconds;
    above += segmentBits - rate * segmentSeconds;
    bits += segmentBits;
    seconds += segmentSeconds;
    if (above <= 0) {
      empty();
    } else if (above > buffered) {
      Excess excess = new Excess(bits / seconds, seconds);
      empty();
      return Optional.of(excess);
    }
    return Optional.empty();
  }

  private void empty() {
    above = 0;
    bits = 0;
    seconds = 0;
  }
}
