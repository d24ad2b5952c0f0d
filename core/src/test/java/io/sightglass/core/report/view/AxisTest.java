package io.sightglass.core.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

  private static final MetricInfo SHARE = new MetricInfo("share", "", "", 0, 1);

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        40_000,
        999_999,
        28_000_000,
        3_600_000_000L,
        86_400_000_000L,
        31_536_000_000_000L
      })
  void timeAxis_hasAFewLabelsWhateverItsLength(long micros) {
    assertThat(new TimeAxis(0, micros).ticks()).hasSizeBetween(1, 9);
  }

  @Test
  void timeAxis_labelsRoundTimes() {
    assertThat(new TimeAxis(0, 28_000_000).ticks())
        .extracting(TimeAxis.Tick::label)
        .containsExactly("0:00", "0:05", "0:10", "0:15", "0:20", "0:25");
  }

  @Test
  void rangeOfNoLength_isStillAColumn() {
    TimeAxis axis = new TimeAxis(0, 900_000_000);
    TimeRange instant = TimeRange.ofSeconds(900, 900);
    assertThat(axis.endColumn(instant) - axis.firstColumn(instant)).isEqualTo(1);
  }

  @Test
  void valueAxis_isTheMetricsOwnWhereValuesFillIt() {
    assertThat(ValueAxis.of(SHARE, 0.1, 0.9, List.of())).isEqualTo(new ValueAxis(0, 1));
  }

  @Test
  void valueAxis_growsForValuesBeyondIt() {
    assertThat(ValueAxis.of(SHARE, -1, 2, List.of())).isEqualTo(new ValueAxis(-1, 2));
  }

  @Test
  void valueAxis_closesInOnSmallValuesAndTheirThreshold() {
    ValueAxis axis = ValueAxis.of(SHARE, 0, 0.01, List.of(0.02));
    assertThat(axis.low()).isZero();
    assertThat(axis.high()).isBetween(0.02, 0.03);
  }

  @Test
  void valueAxis_leavesInfinityOffTheScale() {
    ValueAxis axis = ValueAxis.of(SHARE, 0, Double.MAX_VALUE, List.of());
    assertThat(axis.high()).isEqualTo(101);
    assertThat(axis.line(Double.MAX_VALUE)).isEqualTo(axis.line(101));
  }

  @Test
  void numbers_areRoundedToFiveDigits() {
    assertThat(Words.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Words.number(-23.04567)).isEqualTo("-23.046");
    assertThat(Words.number(0)).isEqualTo("0");
    assertThat(Words.number(1500000)).isEqualTo("1500000");
    assertThat(Words.number(0.00025)).isEqualTo("0.00025");
    assertThat(Words.number(-Double.MAX_VALUE)).isEqualTo("-∞");
  }
}
