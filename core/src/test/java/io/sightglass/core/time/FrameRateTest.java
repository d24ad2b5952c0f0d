package io.sightglass.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {

  @ParameterizedTest
  @CsvSource({"24000,1001", "24,1", "25,1", "30000,1001", "50,1", "60000,1001", "120,1"})
  void frameAt_ofAFramesOwnStart_isThatFrame(int numerator, int denominator) {
    FrameRate rate = new FrameRate(numerator, denominator);
    for (long frame = 0; frame < 300_000; frame += 13) {
      assertThat(rate.frameAt(rate.timeOf(frame))).isEqualTo(frame);
      assertThat(rate.frameAt(rate.timeOf(frame).plus(-2))).isEqualTo(frame - 1);
    }
  }

  @Test
  void timeOf_isExactToAMicrosecond() {
    assertThat(new FrameRate(30_000, 1001).timeOf(30_000)).isEqualTo(MediaTime.ofSeconds(1001));
    assertThat(new FrameRate(24_000, 1001).timeOf(1).micros()).isEqualTo(41_708);
  }

  @Test
  void zeroDenominator_isRefused() {
    assertThatThrownBy(() -> new FrameRate(25, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
