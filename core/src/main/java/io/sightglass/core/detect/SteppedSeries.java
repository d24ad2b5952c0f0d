package io.sightglass.core.detect;

import io.sightglass.core.time.MediaTime;
import java.util.List;

/**
 * Says a metric's value once for each run of hops in which it stays the same, at most a second
 * long, instead of a hundred times a second: a day of sound must fit into memory. The runs abut, so
 * that the metric is known at every instant; one is said when it ends. Belongs to one detector: one
 * thread at a time.
 */
public final class SteppedSeries {

  private static final long LONGEST_MICROS = 1_000_000;

  private final String metric;
  private final double tolerance;
  private MediaTime start = MediaTime.ZERO;
  private MediaTime end = MediaTime.ZERO;
  private double value = Double.NaN;

  /**
   * @param metric the metric's name
   * @param tolerance changes up to this are left out
   */
  public SteppedSeries(String metric, double tolerance) {
    this.metric = metric;
    this.tolerance = tolerance;
  }

  /** The value of the hop of {@code micros} that begins at {@code at}; times never fall. */
  public void add(MediaTime at, long micros, double newValue, List<Measurement> out) {
    boolean abuts = Math.abs(at.since(end)) <= micros;
    if (Double.isNaN(value)
        || !abuts
        || Math.abs(newValue - value) > tolerance
        || at.since(start) >= LONGEST_MICROS) {
      end = abuts ? at : end;
      finish(out);
      start = at;
      value = newValue;
    }
    end = at.plus(micros);
  }

  /** No value follows for now: says the run that was begun. */
  public void finish(List<Measurement> out) {
    if (!Double.isNaN(value)) {
      out.add(new Measurement(metric, start, Math.max(0, end.since(start)), value));
      value = Double.NaN;
    }
  }
}
