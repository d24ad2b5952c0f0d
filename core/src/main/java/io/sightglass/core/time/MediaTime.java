package io.sightglass.core.time;

/**
 * A point on a programme's time axis, in whole microseconds. Zero is the presentation time of the
 * first decoded picture (of the first sample where there is no picture); earlier sound is negative.
 *
 * @param micros microseconds, may be negative
 */
public record MediaTime(long micros) implements Comparable<MediaTime> {

  /** The first picture's presentation time. */
  public static final MediaTime ZERO = new MediaTime(0);

  private static final double MICROS_PER_SECOND = 1e6;

  /** The time nearest to {@code seconds}. */
  public static MediaTime ofSeconds(double seconds) {
    return new MediaTime(Math.round(seconds * MICROS_PER_SECOND));
  }

  /** The time of {@code micros} microseconds. */
  public static MediaTime ofMicros(long micros) {
    return new MediaTime(micros);
  }

  /**
   * {@code ticks} of a time base of {@code num/den} seconds, rounded to the nearest microsecond.
   */
  public static MediaTime ofTicks(long ticks, int num, int den) {
    long high = Math.multiplyHigh(ticks, 1_000_000L * num);
    if (high == 0 || high == -1) {
      long product = ticks * (1_000_000L * num);
      if ((product < 0) == (high < 0)) {
        return new MediaTime(Math.floorDiv(product + den / 2, den));
      }
    }
    return ofSeconds((double) ticks * num / den);
  }

  /** Seconds, for display and arithmetic; microseconds are exact in a double for 285 years. */
  public double seconds() {
    return micros / MICROS_PER_SECOND;
  }

  public MediaTime plus(long moreMicros) {
    return new MediaTime(micros + moreMicros);
  }

  /** Microseconds from {@code earlier} to this. */
  public long since(MediaTime earlier) {
    return micros - earlier.micros;
  }

  public boolean isBefore(MediaTime other) {
    return micros < other.micros;
  }

  public static MediaTime min(MediaTime a, MediaTime b) {
    return a.micros <= b.micros ? a : b;
  }

  public static MediaTime max(MediaTime a, MediaTime b) {
    return a.micros >= b.micros ? a : b;
  }

  @Override
  public int compareTo(MediaTime other) {
    return Long.compare(micros, other.micros);
  }

  @Override
  public String toString() {
    return "%.6f s".formatted(seconds());
  }
}
