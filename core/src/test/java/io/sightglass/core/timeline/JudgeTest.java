package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final long FRAME = 40_000;
  private static final Disposition CONFIRMED = new Disposition(Verdict.CONFIRMED, "ada", "yes");

  private final MeasurementStore store =
      new MeasurementStore(List.of(new MetricInfo("level", "", "", 0, 1)));
  private final FrameClock clock = new FrameClock(new FrameRate(25, 1));
  private final DefectTimeline timeline = new DefectTimeline(clock);
  private final Judge judge =
      new Judge(profile(0.5), store, clock, timeline, Map.of("meter", "1.2"));
  private long frame;

  private static Profile profile(double... thresholds) {
    List<DefectRule> rules = new ArrayList<>();
    for (double threshold : thresholds) {
      rules.add(
          new DefectRule(
              "loud",
              "meter",
              new Condition("level", Comparison.AT_LEAST, threshold, threshold),
              List.of(),
              0,
              0,
              Severity.ERROR,
              true));
    }
    return new Profile("p", "P", Severity.ERROR, rules, Map.of());
  }

  private void see(double... values) {
    for (double value : values) {
      MediaTime time = new MediaTime(frame * FRAME);
      clock.append(time, frame++, FRAME);
      store.append(new Measurement("level", time, FRAME, value));
    }
    judge.advance();
  }

  @Test
  void defect_carriesFramesPeakThresholdAndVersion() {
    see(0, 0.6, 0.9, 0.1);

    assertThat(timeline.defects())
        .containsExactly(
            new Defect(
                1,
                "loud",
                new TimeRange(new MediaTime(FRAME), new MediaTime(3 * FRAME)),
                1,
                3,
                Severity.ERROR,
                "meter",
                "1.2",
                "level",
                0.9,
                0.5,
                false,
                Disposition.OPEN));
  }

  @Test
  void growingDefect_keepsItsIdAndItsJudgement() {
    see(0.6, 0.6);
    long id = timeline.defects().getFirst().id();
    timeline.judge(id, CONFIRMED);
    see(0.6, 0);

    assertThat(timeline.defects())
        .singleElement()
        .satisfies(defect -> {
          assertThat(defect.id()).isEqualTo(id);
          assertThat(defect.disposition()).isEqualTo(CONFIRMED);
          assertThat(defect.endFrame()).isEqualTo(3);
          assertThat(defect.open()).isFalse();
        });
  }

  @Test
  void otherThreshold_isJudgedFromWhatIsStored() {
    see(0.3, 0.6, 0.9, 0.6, 0);
    judge.rejudge(profile(0.8));
    assertThat(timeline.defects()).extracting(Defect::firstFrame).containsExactly(2L);

    judge.rejudge(profile(0.2));
    assertThat(timeline.defects()).extracting(Defect::firstFrame).containsExactly(0L);
    see(0.9, 0);
    assertThat(timeline.defects()).extracting(Defect::firstFrame).containsExactly(0L, 5L);
  }

  @Test
  void judgementOfADefectThatVanished_comesBackWithIt() {
    see(0.6, 0);
    timeline.judge(1, CONFIRMED);
    judge.rejudge(profile(0.8));
    assertThat(timeline.defects()).isEmpty();

    judge.rejudge(profile(0.5));
    assertThat(timeline.defects())
        .singleElement()
        .satisfies(defect -> assertThat(defect.disposition()).isEqualTo(CONFIRMED));
  }

  @Test
  void ruleTakenOut_takesItsDefectsAlong() {
    see(0.6, 0);
    judge.rejudge(profile());

    assertThat(timeline.defects()).isEmpty();
  }

  @Test
  void twoRulesThatDifferInThresholdAlone_findApart() {
    judge.rejudge(profile(0.5, 0.8));
    see(0.6, 0.9, 0);

    assertThat(timeline.defects()).extracting(Defect::firstFrame).containsExactly(0L, 1L);
  }

  @Test
  void end_closesWhatIsOpen() {
    see(0, 0.6);
    assertThat(timeline.defects().getFirst().open()).isTrue();
    judge.end();

    assertThat(timeline.defects().getFirst().open()).isFalse();
    assertThat(timeline.defects().getFirst().endFrame()).isEqualTo(2);
  }

  @Test
  void mark_standsAmongTheDefectsInOrder() {
    see(0, 0, 0.6, 0);
    int[] changes = {0};
    Runnable end = timeline.subscribe(() -> changes[0]++);
    Defect mark =
        timeline.mark(
            new TimeRange(new MediaTime(0), new MediaTime(FRAME)),
            "blur",
            Severity.WARNING,
            "ada",
            "soft");

    assertThat(timeline.defects()).extracting(Defect::type).containsExactly("blur", "loud");
    assertThat(mark.detector()).isEqualTo(Defect.PERSON);
    assertThat(mark.endFrame()).isEqualTo(1);
    assertThat(timeline.judge(mark.id(), CONFIRMED)).isTrue();
    assertThat(timeline.removeMark(mark.id())).isTrue();
    assertThat(changes[0]).isEqualTo(3);
    end.run();
    assertThat(timeline.removeMark(mark.id())).isFalse();
    assertThat(timeline.defects()).extracting(Defect::type).containsExactly("loud");
  }

  @Test
  void idOfNothing_isNotJudged() {
    assertThat(timeline.judge(99, CONFIRMED)).isFalse();
  }
}
