package io.sightglass.core.timeline;

import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Keeps the stretches that are long enough, and joins those that lie close together. */
final class StretchCollector {

  private final DefectRule rule;
  private final List<Stretch> closed = new ArrayList<>();
  private boolean inside;
  private long start;
  private double peak;

  StretchCollector(DefectRule rule) {
    this.rule = rule;
  }

  boolean inside() {
    return inside;
  }

  void begin(long micros, double value) {
    inside = true;
    start = micros;
    peak = value;
  }

  void worsen(double value) {
    peak = worse(peak, value);
  }

  void end(long micros) {
    inside = false;
    if (longEnough(micros)) {
      join(closed, micros, false);
    }
  }

  private boolean longEnough(long end) {
    return end > start && end - start >= rule.minMicros();
  }

  private void join(List<Stretch> stretches, long end, boolean open) {
    TimeRange range = new TimeRange(new MediaTime(start), new MediaTime(end));
    double worst = peak;
    if (!stretches.isEmpty()) {
      Stretch last = stretches.getLast();
      if (range.start().since(last.range().end()) <= rule.mergeGapMicros()) {
        range = last.range().span(range);
        worst = worse(last.peak(), peak);
        stretches.removeLast();
      }
    }
    stretches.add(new Stretch(range, worst, open));
  }

  /**
   * All stretches so far, in order.
   *
   * @param knownTo until when the values are known
   * @param ended true where no value will follow
   */
  List<Stretch> stretches(long knownTo, boolean ended) {
    List<Stretch> all = new ArrayList<>(closed);
    if (inside && longEnough(knownTo)) {
      join(all, knownTo, !ended);
    } else if (!ended && !all.isEmpty()) {
      Stretch last = all.getLast();
      long next = inside ? start : knownTo;
      if (next - last.range().end().micros() < rule.mergeGapMicros()) {
        all.set(all.size() - 1, new Stretch(last.range(), last.peak(), true));
      }
    }
    return List.copyOf(all);
  }

  private double worse(double a, double b) {
    return rule.condition().comparison() == Comparison.AT_LEAST ? Math.max(a, b) : Math.min(a, b);
  }
}
