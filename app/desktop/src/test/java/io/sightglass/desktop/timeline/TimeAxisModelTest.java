package io.sightglass.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.time.MediaTime;
import org.junit.jupiter.api.Test;

class TimeAxisModelTest {

  private final TimeAxisModel axis = new TimeAxisModel();

  @Test
  void untouchedAxis_growsWithTheProgramme() {
    axis.setLength(10_000_000);
    axis.setLength(25_000_000);
    assertThat(axis.from()).isZero();
    assertThat(axis.to()).isEqualTo(25_000_000);
  }

  @Test
  void zoomedAxis_staysWhereItIsWhileTheProgrammeGrows() {
    axis.setLength(10_000_000);
    axis.zoom(0.5, new MediaTime(5_000_000));
    axis.setLength(60_000_000);
    assertThat(axis.from()).isEqualTo(2_500_000);
    assertThat(axis.to()).isEqualTo(7_500_000);
  }

  @Test
  void zoom_keepsTheInstantUnderThePointerInPlace() {
    axis.setLength(100_000_000);
    MediaTime anchor = axis.time(300, 1000);
    axis.zoom(0.2, anchor);
    assertThat(axis.x(anchor.micros(), 1000)).isEqualTo(300);
    assertThat(axis.span()).isEqualTo(20_000_000);
  }

  @Test
  void zoom_goesFromADayToSingleFramesAndBack() {
    long day = 24L * 3600 * 1_000_000;
    axis.setLength(day);
    for (int i = 0; i < 80; i++) {
      axis.zoom(0.5, new MediaTime(day / 2));
    }
    assertThat(axis.span()).isEqualTo(80_000);
    for (int i = 0; i < 80; i++) {
      axis.zoom(2, new MediaTime(day / 2));
    }
    assertThat(axis.from()).isZero();
    assertThat(axis.to()).isEqualTo(day);
    assertThat(axis.whole()).isTrue();
  }

  @Test
  void pan_endsAtTheProgrammesEnds() {
    axis.setLength(10_000_000);
    axis.zoom(0.1, MediaTime.ZERO);
    axis.pan(-3);
    assertThat(axis.from()).isZero();
    axis.pan(100);
    assertThat(axis.to()).isEqualTo(10_000_000);
    assertThat(axis.span()).isEqualTo(1_000_000);
  }

  @Test
  void follow_turnsThePageOnlyWhereThePlayheadWasInSight() {
    axis.setLength(10_000_000);
    axis.zoom(0.1, MediaTime.ZERO);
    axis.follow(new MediaTime(990_000), new MediaTime(1_030_000));
    assertThat(axis.from()).isEqualTo(980_000);
    axis.pan(5);
    long looked = axis.from();
    axis.follow(new MediaTime(1_030_000), new MediaTime(1_070_000));
    assertThat(axis.from()).isEqualTo(looked);
  }
}
