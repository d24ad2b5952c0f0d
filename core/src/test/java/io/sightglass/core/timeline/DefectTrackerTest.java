package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefectTrackerTest {

  private static final long FRAME = 40_000;

  private final MeasurementStore store =
      new MeasurementStore(List.of(metric("level"), metric("other")));

  private static MetricInfo metric(String name) {
    return new MetricInfo(name, "", "", 0, 1);
  }

  private static Condition atLeast(String metric, double enter, double leave) {
    return new Condition(metric, Comparison.AT_LEAST, enter, leave);
  }

  private static DefectRule rule(
      Condition condition, List<Condition> also, long minMicros, long mergeGapMicros) {
    return new DefectRule(
        "test", "detector", condition, also, minMicros, mergeGapMicros, Severity.ERROR, true);
  }

  private static DefectRule simple(long minMicros, long mergeGapMicros) {
    return rule(atLeast("level", 0.5, 0.5), List.of(), minMicros, mergeGapMicros);
  }

  private DefectTracker tracker(DefectRule rule) {
    return new DefectTracker(
        rule,
        Stream.concat(Stream.of(rule.condition()), rule.also().stream())
            .map(condition -> store.series(condition.metric()))
            .toList());
  }

  private void append(String metric, long frame, double... values) {
    for (double value : values) {
      store.append(new Measurement(metric, new MediaTime(frame++ * FRAME), FRAME, value));
    }
  }

  private List<Stretch> judge(DefectRule rule, Gap... gaps) {
    DefectTracker tracker = tracker(rule);
    tracker.advance(List.of(gaps), true);
    return tracker.stretches(true);
  }

  private static Stretch stretch(long fromFrame, long toFrame, double peak, boolean open) {
    return new Stretch(
        new TimeRange(new MediaTime(fromFrame * FRAME), new MediaTime(toFrame * FRAME)),
        peak,
        open);
  }

  @Test
  void valuesOverThreshold_areOneStretchFromFirstToFirstThatIsNot() {
    append("level", 0, 0, 0.5, 0.9, 0.6, 0.4, 0);

    assertThat(judge(simple(0, 0))).containsExactly(stretch(1, 4, 0.9, false));
  }

  @Test
  void valuesUnderThreshold_takeTheLeastAsPeak() {
    append("level", 0, 9, 0.5, 0.2, 0.3, 9);
    DefectRule rule = rule(new Condition("level", Comparison.AT_MOST, 0.5, 0.5), List.of(), 0, 0);

    assertThat(judge(rule)).containsExactly(stretch(1, 4, 0.2, false));
  }

  @Test
  void hysteresis_endsOnlyPastLeave() {
    append("level", 0, 0.4, 0.5, 0.4, 0.3, 0.2, 0.4, 0.5, 0);

    assertThat(judge(rule(atLeast("level", 0.5, 0.3), List.of(), 0, 0)))
        .containsExactly(stretch(1, 4, 0.5, false), stretch(6, 7, 0.5, false));
  }

  @Test
  void stretchOfExactlyTheMinimum_isADefectAndAShorterOneIsNot() {
    append("level", 0, 1, 1, 1, 0, 1, 1, 0);

    assertThat(judge(simple(3 * FRAME, 0))).containsExactly(stretch(0, 3, 1, false));
  }

  @Test
  void stretchesNoFurtherApartThanTheMergeGap_areOne() {
    append("level", 0, 1, 0, 0, 0.7, 0, 0, 0, 1, 0);

    assertThat(judge(simple(0, 2 * FRAME)))
        .containsExactly(stretch(0, 4, 1, false), stretch(7, 8, 1, false));
  }

  @Test
  void stretchAtTheEnd_lastsAsLongAsItsLastValue() {
    append("level", 0, 0, 1, 1);

    assertThat(judge(simple(0, 0))).containsExactly(stretch(1, 3, 1, false));
  }

  @Test
  void growingStretch_isVisibleAndOpenOncePastTheMinimum() {
    DefectRule rule = simple(3 * FRAME, 0);
    DefectTracker tracker = tracker(rule);
    append("level", 0, 1, 1);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).isEmpty();

    append("level", 2, 0.8);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).containsExactly(stretch(0, 3, 1, true));

    append("level", 3, 0);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).containsExactly(stretch(0, 3, 1, false));
  }

  @Test
  void endedStretch_staysOpenWhileAnotherMayJoinIt() {
    DefectTracker tracker = tracker(simple(0, 3 * FRAME));
    append("level", 0, 1, 0);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).containsExactly(stretch(0, 1, 1, true));

    append("level", 2, 0, 0);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).containsExactly(stretch(0, 1, 1, false));
  }

  @Test
  void furtherCondition_mustHoldAtTheSameTime() {
    append("level", 0, 1, 1, 1, 1, 1, 0);
    append("other", 0, 0, 1, 1, 0, 1, 1);

    assertThat(judge(rule(atLeast("level", 0.5, 0.5), List.of(atLeast("other", 1, 1)), 0, 0)))
        .containsExactly(stretch(1, 3, 1, false), stretch(4, 5, 1, false));
  }

  @Test
  void furtherConditionThatComesLate_isWaitedFor() {
    DefectTracker tracker =
        tracker(rule(atLeast("level", 0.5, 0.5), List.of(atLeast("other", 1, 1)), 0, 0));
    append("level", 0, 1, 1, 1);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).isEmpty();

    append("other", 0, 0, 1, 0);
    tracker.advance(List.of(), false);
    assertThat(tracker.stretches(false)).containsExactly(stretch(1, 2, 1, false));
  }

  @Test
  void gap_endsWhatNobodySawGoOn() {
    append("level", 0, 1, 1);
    append("level", 30, 1, 1, 0);
    TimeRange unseen = new TimeRange(new MediaTime(2 * FRAME), new MediaTime(30 * FRAME));

    assertThat(judge(simple(0, 0), new Gap(unseen, Gap.Cause.CHUNK_DROPPED, "dropped")))
        .containsExactly(stretch(0, 2, 1, false), stretch(30, 32, 1, false));
  }

  @Test
  void jumpOfTheClock_doesNotStretchADefectOverIt() {
    append("level", 0, 1, 1);
    append("level", 90_000, 1, 0);

    assertThat(judge(simple(0, 0)))
        .containsExactly(stretch(0, 2, 1, false), stretch(90_000, 90_001, 1, false));
  }

  @Test
  void timesThatGoBack_countAsTheLatest() {
    append("level", 10, 1, 1);
    append("level", 0, 0);

    assertThat(judge(simple(0, 0))).containsExactly(stretch(10, 11, 1, false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyChunking_givesTheSameDefects(long seed) {
    Random random = new Random(seed);
    List<Measurement> all = new ArrayList<>();
    double level = 0.5;
    for (int i = 0; i < 2000; i++) {
      level = Math.clamp(level + random.nextGaussian() * 0.1, 0, 1);
      MediaTime time = new MediaTime(i * FRAME);
      all.add(new Measurement("level", time, FRAME, level));
      all.add(new Measurement("other", time, FRAME, random.nextDouble()));
    }
    DefectRule rule =
        rule(atLeast("level", 0.7, 0.5), List.of(atLeast("other", 0.2, 0.1)), 2 * FRAME, FRAME);
    DefectTracker piecewise = tracker(rule);
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(120));
      all.subList(from, to).forEach(store::append);
      piecewise.advance(List.of(), false);
      piecewise.stretches(false);
      from = to;
    }
    piecewise.advance(List.of(), true);

    assertThat(piecewise.stretches(true)).hasSizeGreaterThan(5).isEqualTo(judge(rule));
  }
}
