package io.sightglass.core.timeline;

import io.sightglass.core.profile.Condition;

/**
 * Walks along one metric's column and holds a condition against it. A value holds until the next
 * one; where that is more than {@link #PATIENCE_MICROS} late, for its own duration only.
 */
final class ConditionCursor {

  /** So that a jump of the clock by an hour does not make a defect of an hour. */
  static final long PATIENCE_MICROS = 10_000_000;

  private final Condition condition;
  private final MetricSeries series;
  private int row;
  private boolean met;
  private double value;
  private long knownTo = Long.MIN_VALUE;

  ConditionCursor(Condition condition, MetricSeries series) {
    this.condition = condition;
    this.series = series;
  }

  boolean hasNext() {
    return row < series.size();
  }

  /** When something changes next: at a value, or where the one before a long pause ends. */
  long nextTime() {
    if (!hasNext()) {
      return Long.MAX_VALUE;
    }
    long next = series.timeMicros(row);
    return met && next - knownTo > PATIENCE_MICROS ? knownTo : next;
  }

  /** Until when it is known whether the condition holds. */
  long knownTo() {
    return hasNext() ? nextTime() : knownTo;
  }

  /** Takes what happens at {@code time}, which is {@link #nextTime}. */
  void step(long time) {
    if (series.timeMicros(row) != time) {
      forget();
      return;
    }
    while (hasNext() && series.timeMicros(row) == time) {
      value = series.value(row);
      met = condition.meets(value, met);
      knownTo = time + series.durationMicros(row);
      row++;
    }
  }

  /** Nothing is known any more until the next value. */
  void forget() {
    met = false;
  }

  boolean met() {
    return met;
  }

  double value() {
    return value;
  }
}
