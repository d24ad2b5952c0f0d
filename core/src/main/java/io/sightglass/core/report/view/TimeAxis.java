package io.sightglass.core.report.view;

import io.sightglass.core.report.Report;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The horizontal axis that all graphs of a page share, in columns from 0 to {@link #COLUMNS}.
 *
 * @param fromMicros its left end
 * @param toMicros its right end, after the left one
 */
public record TimeAxis(long fromMicros, long toMicros) {

  public static final int COLUMNS = 900;
  private static final int MOST_STEPS = 8;
  private static final double[] STEPS = {
    0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800,
    21600, 43200, 86400
  };

  /**
   * A label of the axis.
   *
   * @param percent from the left end
   * @param column the same, in columns
   * @param label the time
   * @param style style class for those at the ends
   */
  public record Tick(String percent, String column, String label, String style) {}

  public static TimeAxis of(Report report) {
    long from =
        report.measurements().stream().mapToLong(m -> m.graph().fromMicros()).min().orElse(0);
    long to = Math.max(from + 1, report.analysedTo().micros());
    return new TimeAxis(from, to);
  }

  public double column(long micros) {
    return (double) COLUMNS * (micros - fromMicros) / (toMicros - fromMicros);
  }

  /** First column that {@code range} touches. */
  public int firstColumn(TimeRange range) {
    return Math.clamp((int) Math.floor(column(range.start().micros())), 0, COLUMNS - 1);
  }

  /** First column after it: no range is invisible. */
  public int endColumn(TimeRange range) {
    int end = (int) Math.ceil(column(range.end().micros()));
    return Math.clamp(end, firstColumn(range) + 1, COLUMNS);
  }

  public List<Tick> ticks() {
    double length = (toMicros - fromMicros) / 1e6;
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && length / STEPS[i] <= MOST_STEPS; i--) {
      step = STEPS[i];
    }
    while (length / step > MOST_STEPS) {
      step *= 2;
    }
    List<Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(fromMicros / 1e6 / step) * step; at * 1e6 <= toMicros; at += step) {
      ticks.add(tick(Math.round(at * 1e6), step));
    }
    return ticks;
  }

  private Tick tick(long micros, double step) {
    double percent = 100.0 * (micros - fromMicros) / (toMicros - fromMicros);
    return new Tick(
        String.format(Locale.ROOT, "%.2f", percent),
        String.format(Locale.ROOT, "%.1f", column(micros)),
        step < 1 ? fraction(micros) : whole(micros),
        percent < 4 ? "first" : percent > 96 ? "last" : "");
  }

  private static String whole(long micros) {
    long seconds = Math.round(micros / 1e6);
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String fraction(long micros) {
    return String.format(Locale.ROOT, "%.2f s", micros / 1e6);
  }
}
