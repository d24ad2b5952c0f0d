package io.sightglass.core.timeline;

import io.sightglass.core.profile.DefectRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds one rule against stored measurements. It reads on from where it stood, so it knows no chunk
 * borders, and a new tracker over the same columns judges anew without decoding.
 *
 * <p>A stretch begins with the first value at which all conditions hold and ends with the first at
 * which one does not, or at a gap. Stretches shorter than the rule's minimum are left out, then
 * those that lie no further apart than its merge gap become one. One thread.
 */
final class DefectTracker {

  /** A condition whose metric stays silent this long is taken not to hold. */
  private static final long MAX_LAG_MICROS = 60_000_000;

  private final List<ConditionCursor> cursors = new ArrayList<>();
  private final StretchCollector collector;
  private int gapsSeen;
  private long doneTo = Long.MIN_VALUE;

  /**
   * @param columns those of the rule's condition and of its further conditions, in that order
   */
  DefectTracker(DefectRule rule, List<MetricSeries> columns) {
    cursors.add(new ConditionCursor(rule.condition(), columns.getFirst()));
    for (int i = 0; i < rule.also().size(); i++) {
      cursors.add(new ConditionCursor(rule.also().get(i), columns.get(i + 1)));
    }
    this.collector = new StretchCollector(rule);
  }

  /**
   * Reads on as far as all metrics are known.
   *
   * @param gaps all gaps so far, in order of time
   * @param ended true where no measurement will follow
   */
  void advance(List<Gap> gaps, boolean ended) {
    while (true) {
      long gap =
          gapsSeen < gaps.size() ? gaps.get(gapsSeen).range().start().micros() : Long.MAX_VALUE;
      long next = nextTime();
      long time = Math.min(gap, next);
      if (time == Long.MAX_VALUE || !(ended || settledAt(time))) {
        break;
      }
      if (gap <= next) {
        gapsSeen++;
        cursors.forEach(ConditionCursor::forget);
        judge(gap, false);
      } else {
        judge(next, step(next));
      }
    }
    if (ended && collector.inside()) {
      collector.end(knownTo());
    }
  }

  private long nextTime() {
    long next = Long.MAX_VALUE;
    for (ConditionCursor cursor : cursors) {
      next = Math.min(next, cursor.nextTime());
    }
    return next;
  }

  // Another metric's value for the same instant may still be on its way.
  private boolean settledAt(long time) {
    long newest = Long.MIN_VALUE;
    boolean known = true;
    for (ConditionCursor cursor : cursors) {
      known &= cursor.hasNext() || cursor.knownTo() > time;
      newest = Math.max(newest, cursor.knownTo());
    }
    return known || newest - MAX_LAG_MICROS > time;
  }

  /** Returns whether the rule's own metric has a new value. */
  private boolean step(long time) {
    ConditionCursor main = cursors.getFirst();
    boolean fresh = main.nextTime() == time;
    for (ConditionCursor cursor : cursors) {
      if (cursor.nextTime() == time) {
        cursor.step(time);
      }
    }
    return fresh;
  }

  private void judge(long time, boolean fresh) {
    boolean broken = true;
    for (ConditionCursor cursor : cursors) {
      broken &= cursor.met();
    }
    doneTo = time;
    double value = cursors.getFirst().value();
    if (broken && !collector.inside()) {
      collector.begin(time, value);
    } else if (!broken && collector.inside()) {
      collector.end(time);
    } else if (broken && fresh) {
      collector.worsen(value);
    }
  }

  private long knownTo() {
    long known = Long.MAX_VALUE;
    for (ConditionCursor cursor : cursors) {
      known = Math.min(known, cursor.knownTo());
    }
    return Math.max(known, doneTo);
  }

  /** The stretches so far; the last may be open. */
  List<Stretch> stretches(boolean ended) {
    return collector.stretches(knownTo(), ended);
  }
}
