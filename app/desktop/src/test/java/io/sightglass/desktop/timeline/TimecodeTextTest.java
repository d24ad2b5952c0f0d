package io.sightglass.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import org.junit.jupiter.api.Test;

class TimecodeTextTest {

  private static final FrameRate NTSC = new FrameRate(30000, 1001);

  @Test
  void embeddedStart_isCountedFrom() {
    TimecodeText text = new TimecodeText(new FrameRate(25, 1), 90_000, false);
    assertThat(text.frame(26)).isEqualTo("01:00:01:01");
    assertThat(text.frameOf("01:00:01:01")).hasValue(26);
  }

  @Test
  void dropFrame_leavesOutTwoLabelsAMinuteButNotTheTenth() {
    TimecodeText text = new TimecodeText(NTSC, 0, true);
    assertThat(text.frame(1799)).isEqualTo("00:00:59;29");
    assertThat(text.frame(1800)).isEqualTo("00:01:00;02");
    assertThat(text.frame(17981)).isEqualTo("00:09:59;29");
    assertThat(text.frame(17982)).isEqualTo("00:10:00;00");
    assertThat(text.frameOf("00:01:00;02")).hasValue(1800);
  }

  @Test
  void impossibleTimecodes_areNone() {
    TimecodeText text = new TimecodeText(new FrameRate(25, 1), 0, false);
    assertThat(text.frameOf("00:00:60:00")).isEmpty();
    assertThat(text.frameOf("00:61:00:00")).isEmpty();
    assertThat(text.frameOf("00:00:00:25")).isEmpty();
    assertThat(text.frameOf("soon")).isEmpty();
  }

  @Test
  void clock_countsThousandths() {
    assertThat(TimecodeText.clock(new MediaTime(3_723_456_789L))).isEqualTo("01:02:03.456");
    assertThat(TimecodeText.clock(new MediaTime(-5))).isEqualTo("00:00:00.000");
  }
}
