package io.sightglass.core.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSequenceTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /** 28 seconds of a stream that end at {@code seconds} after noon. */
  private static Report window(double seconds, long frame, double... values) {
    return new ReportBuilder()
        .uri("udp://@:5000")
        .live()
        .ran("freeze")
        .metric("freeze-metric", "%", 0, 100, values)
        .defect("freeze", frame, frame + 25, Severity.ERROR)
        .build()
        .createdAt(NOON.plusMillis(Math.round(seconds * 1000)));
  }

  @Test
  void windows_areOneAfterAnother_whateverTheirOrder() throws ReportException {
    Report joined = ReportSequence.of(List.of(window(56.4, 50, 3, 4), window(28, 100, 1, 2)));

    assertThat(joined.analysedTo()).isEqualTo(MediaTime.ofSeconds(56));
    assertThat(joined.frames()).isEqualTo(1400);
    assertThat(joined.gaps()).isEmpty();
    assertThat(joined.defects())
        .extracting(Defect::id, Defect::firstFrame, Defect::range)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, 100L, TimeRange.ofSeconds(4, 5)),
            org.assertj.core.groups.Tuple.tuple(2L, 750L, TimeRange.ofSeconds(30, 31)));
    MetricReport metric = joined.measurements().getFirst();
    assertThat(metric.summary().count()).isEqualTo(4);
    assertThat(metric.summary().max()).isEqualTo(4);
    assertThat(metric.values().timeMicros(2)).isEqualTo(28_000_000);
    assertThat(joined.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(joined.partial()).isFalse();
  }

  @Test
  void timeBetweenTwo_isAGap() throws ReportException {
    Report joined = ReportSequence.of(List.of(window(28, 100, 1), window(66, 50, 2)));
    assertThat(joined.gaps()).singleElement();
    assertThat(joined.gaps().getFirst().range()).isEqualTo(TimeRange.ofSeconds(28, 38));
    assertThat(joined.partial()).isTrue();
    assertThat(joined.defects().getLast().firstFrame()).isEqualTo(38 * 25 + 50);
  }

  @Test
  void sameTimeTwice_recordings_andOtherStreams_areRefused() {
    assertThatThrownBy(() -> ReportSequence.of(List.of(window(28, 1, 1), window(40, 1, 1))))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("of the same time");
    Report recording = new ReportBuilder().build();
    assertThatThrownBy(() -> ReportSequence.of(List.of(recording)))
        .hasMessageContaining("is a recording");
    assertThatThrownBy(() -> ReportSequence.of(List.of(recording, window(28, 1, 1))))
        .hasMessageContaining("different programmes");
  }
}
