package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import org.junit.jupiter.api.Test;

class FrameClockTest {

  private static final FrameRate NTSC = new FrameRate(30_000, 1001);

  private final FrameClock clock = new FrameClock(NTSC);

  @Test
  void everyFrameOfAFractionalRate_mapsToItself() {
    for (int i = 0; i < 20_000; i++) {
      clock.append(NTSC.timeOf(i), i, NTSC.frameMicros());
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(clock.frameAt(NTSC.timeOf(i))).isEqualTo(i);
      assertThat(clock.firstFrameFrom(NTSC.timeOf(i))).isEqualTo(i);
    }
    assertThat(clock.frameAt(NTSC.timeOf(700).plus(-1))).isEqualTo(699);
    assertThat(clock.firstFrameFrom(NTSC.timeOf(700).plus(1))).isEqualTo(701);
  }

  @Test
  void variableRate_countsThePicturesSeen() {
    clock.append(new MediaTime(0), 0, 10);
    clock.append(new MediaTime(10), 1, 10);
    clock.append(new MediaTime(500), 2, 10);

    assertThat(clock.frameAt(new MediaTime(499))).isEqualTo(1);
    assertThat(clock.firstFrameFrom(new MediaTime(11))).isEqualTo(2);
    assertThat(clock.end()).isEqualTo(new MediaTime(510));
  }

  @Test
  void droppedChunk_leavesAHoleInTheNumbers() {
    clock.append(new MediaTime(0), 0, 40);
    clock.append(new MediaTime(40), 1, 40);
    clock.append(new MediaTime(1040), 26, 40);

    assertThat(clock.frameAt(new MediaTime(40))).isEqualTo(1);
    assertThat(clock.frameAt(new MediaTime(1040))).isEqualTo(26);
    assertThat(clock.frames()).isEqualTo(3);
  }

  @Test
  void timesOutsideThePictures_mapToTheNearest() {
    clock.append(new MediaTime(0), 0, 40);
    clock.append(new MediaTime(40), 1, 40);

    assertThat(clock.frameAt(new MediaTime(-100))).isZero();
    assertThat(clock.frameAt(new MediaTime(9000))).isEqualTo(1);
    assertThat(clock.firstFrameFrom(new MediaTime(80))).isEqualTo(2);
    assertThat(clock.firstFrameFrom(new MediaTime(9000))).isEqualTo(2);
  }

  @Test
  void noPicture_countsAtTheNominalRate() {
    assertThat(clock.frameAt(NTSC.timeOf(30))).isEqualTo(30);
    assertThat(clock.firstFrameFrom(NTSC.timeOf(30).plus(1))).isEqualTo(31);
  }
}
