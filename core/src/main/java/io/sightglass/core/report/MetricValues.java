package io.sightglass.core.report;

import io.sightglass.core.timeline.MetricSeries;
import org.jspecify.annotations.Nullable;

/**
 * All values of a metric at the instant of a report: what is appended later is not among them.
 * Immutable; holds the session's column and copies nothing.
 */
public final class MetricValues {

  /** Of a report that keeps no single values. */
  public static final MetricValues NONE = new MetricValues(null);

  private final @Nullable MetricSeries series;
  private final int size;

  private MetricValues(@Nullable MetricSeries series) {
    this.series = series;
    this.size = series == null ? 0 : series.size();
  }

  /** Those of {@code series} by now. */
  public static MetricValues of(MetricSeries series) {
    return new MetricValues(series);
  }

  public int size() {
    return size;
  }

  /** Since when the value of {@code row} holds, in microseconds. */
  public long timeMicros(int row) {
    return column(row).timeMicros(row);
  }

  /** How long it is known to hold, in microseconds. */
  public long durationMicros(int row) {
    return column(row).durationMicros(row);
  }

  public double value(int row) {
    return column(row).value(row);
  }

  private MetricSeries column(int row) {
    if (series == null || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size);
    }
    return series;
  }
}
