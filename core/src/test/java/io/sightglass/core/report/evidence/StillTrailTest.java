package io.sightglass.core.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.Still.Moment;
import io.sightglass.core.timeline.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;

class StillTrailTest {

  private static List<Defect> defects(Severity severity, long... borders) {
    ReportBuilder report = new ReportBuilder();
    for (int i = 0; i < borders.length; i += 2) {
      report.defect("freeze", borders[i], borders[i + 1], severity);
    }
    return report.build().defects();
  }

  @Test
  void pictures_areTheLastBefore_oneWithin_andTheFirstAfter() {
    assertThat(StillPlan.of(defects(Severity.ERROR, 100, 150), 700, 10))
        .containsExactly(
            new StillPlan(1, Moment.BEFORE, 99),
            new StillPlan(1, Moment.AT, 112),
            new StillPlan(1, Moment.AFTER, 150));
    assertThat(StillPlan.of(defects(Severity.ERROR, 100, 101), 700, 10))
        .extracting(StillPlan::frame)
        .containsExactly(99L, 100L, 101L);
  }

  @Test
  void pictures_thatAreNotThere_areNotAskedFor() {
    assertThat(StillPlan.of(defects(Severity.ERROR, 0, 700), 700, 10))
        .containsExactly(new StillPlan(1, Moment.AT, 12));
  }

  @Test
  void manyDefects_showTheWorst() {
    ReportBuilder report = new ReportBuilder();
    for (int i = 0; i < 100_000; i++) {
      report.defect("a", i % 600, i % 600 + 5, i == 99_999 ? Severity.FATAL : Severity.INFO);
    }
    List<StillPlan> plans = StillPlan.of(report.build().defects(), 700, 100);
    assertThat(plans).hasSizeLessThanOrEqualTo(300);
    assertThat(plans.getFirst().defect()).isEqualTo(100_000);
  }

  @Test
  void recording_leavesNoTrail() {
    Report report = new ReportBuilder().defect("a", 1, 2, Severity.ERROR).build();
    StillTrail trail =
        new StillTrail(
            new io.sightglass.core.media.StillEncoder() {
              @Override
              public Encoded encode(
                  io.sightglass.core.media.VideoFrame picture,
                  io.sightglass.core.media.VideoTrack track,
                  int mostWidth,
                  int mostHeight) {
                throw new AssertionError("nothing is to be kept of a recording");
              }

              @Override
              public void close() {}
            });
    trail.opened(report.stream());
    assertThat(trail.illustrate(report)).isSameAs(report);
  }
}
