package io.sightglass.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimecodeAxisTest {

  private static final FrameRate NTSC = new FrameRate(30_000, 1001);

  @ParameterizedTest(name = "{0} on from {1}, rate {2}/{3}: {4}")
  @CsvSource({
    "0, 10:00:00:00, 25, 1, 10:00:00:00",
    "30, 10:00:00:00, 25, 1, 10:00:01:05",
    "1, 00:00:59;29, 30000, 1001, 00:01:00;02",
    "1, 00:09:59;29, 30000, 1001, 00:10:00;00",
    "17982, 01:00:00;00, 30000, 1001, 01:10:00;00",
    "1800, 00:00:00:00, 30000, 1001, 00:01:00:00",
    "1, 00:00:59;59, 60000, 1001, 00:01:00;04",
    "1, 23:59:59:24, 25, 1, 00:00:00:00",
    "24, 01:00:00:00, 24000, 1001, 01:00:01:00",
  })
  void label_isThatOfThePicture_andLeadsBackToIt(
      long frame, String start, int num, int den, String label) {
    FrameRate rate = new FrameRate(num, den);
    TimecodeAxis axis = new TimecodeAxis(Timecode.parse(start), rate);
    assertThat(axis.at(rate.timeOf(frame))).hasToString(label);
    assertThat(axis.timeOf(Timecode.parse(label))).isEqualTo(rate.timeOf(frame));
  }

  @Test
  void labels_countOnByOneThroughTenMinutesOfDropFrame() {
    TimecodeAxis axis = new TimecodeAxis(Timecode.parse("00:59:00;02"), NTSC);
    for (int frame = 0; frame < 18_000; frame++) {
      MediaTime time = NTSC.timeOf(frame);
      assertThat(axis.timeOf(axis.at(time))).isEqualTo(time);
    }
  }

  @Test
  void labelThatIsLeftOut_standsForTheNext() {
    TimecodeAxis axis = new TimecodeAxis(Timecode.parse("00:00:00;00"), NTSC);
    assertThat(axis.timeOf(Timecode.parse("00:01:00;00"))).isEqualTo(NTSC.timeOf(1800));
    assertThat(axis.timeOf(Timecode.parse("00:01:00;02"))).isEqualTo(NTSC.timeOf(1800));
  }

  @Test
  void roundedTimes_bearTheirOwnLabel() {
    // A millisecond container rounds 33.367 ms to 33.
    TimecodeAxis axis = new TimecodeAxis(Timecode.parse("00:00:00;00"), NTSC);
    assertThat(axis.at(new MediaTime(33_000))).hasToString("00:00:00;01");
    assertThat(axis.at(new MediaTime(67_000))).hasToString("00:00:00;02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1:2:3", "24:00:00:00", "00:60:00:00", "00:00:60:00", "a:b:c:d"})
  void whatIsNoTimecode_isSaid(String text) {
    assertThatThrownBy(() -> Timecode.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a timecode");
  }
}
