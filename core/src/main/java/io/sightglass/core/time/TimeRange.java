package io.sightglass.core.time;

/**
 * A half-open stretch of time: {@code start} belongs to it, {@code end} does not.
 *
 * @param start first instant
 * @param end first instant after it; never before {@code start}
 */
public record TimeRange(MediaTime start, MediaTime end) {

  public TimeRange {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("range ends at " + end + ", before its start " + start);
    }
  }

  public static TimeRange ofSeconds(double start, double end) {
    return new TimeRange(MediaTime.ofSeconds(start), MediaTime.ofSeconds(end));
  }

  /** Length in microseconds. */
  public long micros() {
    return end.since(start);
  }

  public double seconds() {
    return micros() / 1e6;
  }

  public boolean contains(MediaTime time) {
    return !time.isBefore(start) && time.isBefore(end);
  }

  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** The smallest range that holds both. */
  public TimeRange span(TimeRange other) {
    return new TimeRange(MediaTime.min(start, other.start), MediaTime.max(end, other.end));
  }
}
