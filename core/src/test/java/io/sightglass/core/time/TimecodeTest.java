package io.sightglass.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimecodeTest {

  private static final FrameRate NTSC = new FrameRate(30_000, 1001);
  private static final FrameRate NTSC_60 = new FrameRate(60_000, 1001);
  private static final FrameRate PAL = new FrameRate(25, 1);

  @Test
  void nonDropFrame_countsEveryLabel() {
    assertThat(Timecode.ofFrame(90_000, PAL, false)).hasToString("01:00:00:00");
    assertThat(Timecode.ofFrame(24, PAL, false)).hasToString("00:00:00:24");
  }

  @Test
  void dropFrame_leavesOutTwoLabelsAtTheMinute() {
    assertThat(Timecode.ofFrame(1799, NTSC, true)).hasToString("00:00:59;29");
    assertThat(Timecode.ofFrame(1800, NTSC, true)).hasToString("00:01:00;02");
  }

  @Test
  void dropFrame_leavesOutNothingAtTheTenthMinute() {
    assertThat(Timecode.ofFrame(17_981, NTSC, true)).hasToString("00:09:59;29");
    assertThat(Timecode.ofFrame(17_982, NTSC, true)).hasToString("00:10:00;00");
  }

  @Test
  void dropFrame_at5994_leavesOutFourLabels() {
    assertThat(Timecode.ofFrame(3600, NTSC_60, true)).hasToString("00:01:00;04");
    assertThat(Timecode.ofFrame(35_964, NTSC_60, true)).hasToString("00:10:00;00");
  }

  @Test
  void toFrame_isTheInverseOfOfFrame() {
    for (long frame = 0; frame < 200_000; frame += 7) {
      assertThat(Timecode.ofFrame(frame, NTSC, true).toFrame(NTSC)).isEqualTo(frame);
      assertThat(Timecode.ofFrame(frame, NTSC_60, true).toFrame(NTSC_60)).isEqualTo(frame);
      assertThat(Timecode.ofFrame(frame, PAL, false).toFrame(PAL)).isEqualTo(frame);
    }
  }

  @Test
  void timecode_wrapsAtTwentyFourHours() {
    assertThat(Timecode.ofFrame(24L * 3600 * 25, PAL, false)).hasToString("00:00:00:00");
  }
}
