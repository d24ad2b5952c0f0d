package io.sightglass.core.timeline;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rule at work: its tracker, and how its stretches are written as defects. */
final class RuleJudge {

  private final DefectRule rule;
  private final String key;
  private final String detectorVersion;
  private final FrameClock clock;
  private final DefectTracker tracker;

  private RuleJudge(
      DefectRule rule,
      String key,
      String detectorVersion,
      FrameClock clock,
      List<MetricSeries> columns) {
    this.rule = rule;
    this.key = key;
    this.detectorVersion = detectorVersion;
    this.clock = clock;
    this.tracker = new DefectTracker(rule, columns);
  }

  /** A judge of {@code rule}, or empty where one of its metrics is not measured. */
  static Optional<RuleJudge> of(
      DefectRule rule,
      String key,
      String detectorVersion,
      FrameClock clock,
      MeasurementStore store) {
    List<MetricSeries> columns = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>(rule.also());
    conditions.addFirst(rule.condition());
    for (Condition condition : conditions) {
      @Nullable MetricSeries column = store.series(condition.metric());
      if (column == null) {
        return Optional.empty();
      }
      columns.add(column);
    }
    return Optional.of(new RuleJudge(rule, key, detectorVersion, clock, columns));
  }

  /** Reads on, and writes what is found by now to the timeline. */
  void advance(DefectTimeline timeline, List<Gap> gaps, boolean ended) {
    tracker.advance(gaps, ended);
    timeline.replace(key, tracker.stretches(ended).stream().map(this::defect).toList());
  }

  private Defect defect(Stretch stretch) {
    long first = clock.frameAt(stretch.range().start());
    return new Defect(
        0,
        rule.type(),
        stretch.range(),
        first,
        Math.max(first + 1, clock.firstFrameFrom(stretch.range().end())),
        rule.severity(),
        rule.detector(),
        detectorVersion,
        rule.condition().metric(),
        stretch.peak(),
        rule.condition().enter(),
        stretch.open(),
        Disposition.OPEN);
  }
}
