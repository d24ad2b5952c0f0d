package io.sightglass.core.detect;

import io.sightglass.core.time.MediaTime;
import java.util.List;

/**
 * Says a metric's value when it changes and once a second, instead of a hundred times a second: a
 * measurement holds until the next, and a day of sound must fit into memory. Belongs to one
 * detector: one thread at a time.
 */
public final class SteppedSeries {

  private static final long LONGEST_PAUSE_MICROS = 1_000_000;

  private final String metric;
  private final double tolerance;
  private MediaTime time = MediaTime.ZERO;
  private long durationMicros;
  private double value;
  private MediaTime saidAt = MediaTime.ZERO;
  private double said = Double.NaN;

  /**
   * @param metric the metric's name
   * @param tolerance changes up to this are left out
   */
  public SteppedSeries(String metric, double tolerance) {
    this.metric = metric;
    this.tolerance = tolerance;
  }

  /** The value from {@code at} on; times never fall. */
  public void add(MediaTime at, long micros, double newValue, List<Measurement> out) {
    time = at;
    durationMicros = micros;
    value = newValue;
    if (!(Math.abs(newValue - said) <= tolerance)
        || at.since(saidAt) >= LONGEST_PAUSE_MICROS
        || at.since(saidAt) < 0) {
      say(out);
    }
  }

  /** No value follows: says until when the last one held. */
  public void finish(List<Measurement> out) {
    if (!Double.isNaN(said) && time.since(saidAt) > 0) {
      say(out);
    }
  }

  private void say(List<Measurement> out) {
    out.add(new Measurement(metric, time, durationMicros, value));
    saidAt = time;
    said = value;
  }
}
