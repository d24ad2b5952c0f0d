package io.sightglass.desktop.graph;

import io.sightglass.core.timeline.MetricSeries;
import java.util.OptionalDouble;

/** A metric's value at an instant: each holds until the next, the last for as long as it says. */
final class HeldValue {

  private HeldValue() {}

  /** The value at {@code micros}; empty where none is known. */
  static OptionalDouble at(MetricSeries series, long micros) {
    int row = series.firstRowFrom(micros + 1) - 1;
    return row >= 0 && micros <= end(series, row)
        ? OptionalDouble.of(series.value(row))
        : OptionalDouble.empty();
  }

  /** Until when the value of {@code row} holds, in microseconds. */
  static long end(MetricSeries series, int row) {
    return row + 1 < series.size()
        ? series.timeMicros(row + 1)
        : series.timeMicros(row) + series.durationMicros(row);
  }
}
