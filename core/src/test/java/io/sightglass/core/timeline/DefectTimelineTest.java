package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefectTimelineTest {

  private static final FrameRate RATE = new FrameRate(25, 1);
  private static final Disposition SAID = new Disposition(Verdict.CREATIVE_INTENT, "anna", "so");

  private final DefectTimeline timeline = new DefectTimeline(new FrameClock(RATE));

  private static Defect defect(String type, double start, double end, Disposition said) {
    TimeRange range = TimeRange.ofSeconds(start, end);
    long first = Math.round(25 * start);
    long last = Math.round(25 * end);
    return new Defect(
        0, type, range, first, last, Severity.ERROR, "d", "1", "m", 1, 0, false, said);
  }

  @Test
  void whatWasSaid_goesToWhatItOverlaps_inOneChange() {
    timeline.replace("black", List.of(at("black", 0, 1), at("black", 1, 2), at("black", 5, 6)));
    timeline.replace("freeze", List.of(at("freeze", 5, 6)));
    int[] changes = {0};
    timeline.subscribe(() -> changes[0]++);
    Disposition other = new Disposition(Verdict.FIXED, "ben", "");
    timeline.takeOver(
        List.of(
            defect("black", 0.2, 0.4, SAID),
            defect("black", 0.6, 1.5, other),
            defect("freeze", 4, 5, SAID),
            defect("black", 5.5, 6, Disposition.OPEN)));
    assertThat(timeline.defects())
        .extracting(Defect::disposition)
        .containsExactly(SAID, other, Disposition.OPEN, Disposition.OPEN);
    assertThat(changes[0]).isEqualTo(1);
  }

  @Test
  void marks_areSetAgainWithWhatWasSaidOfThem() {
    Defect mark =
        timeline.mark(defect("moire", 2, 3, SAID).range(), "moire", Severity.INFO, "ben", "here");
    DefectTimeline again = new DefectTimeline(new FrameClock(RATE));
    timeline.judge(mark.id(), SAID);
    again.takeOver(timeline.defects());
    assertThat(again.defects()).isEqualTo(timeline.defects());
  }

  private static Defect at(String type, double start, double end) {
    return defect(type, start, end, Disposition.OPEN);
  }
}
