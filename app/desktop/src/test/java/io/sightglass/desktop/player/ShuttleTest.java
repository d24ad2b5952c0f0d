package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShuttleTest {

  @Test
  void forward_startsAtNormalSpeedThenDoublesUpToEight() {
    double rate = Shuttle.forward(false, 1);
    assertThat(rate).isEqualTo(1);
    assertThat(rate = Shuttle.forward(true, rate)).isEqualTo(2);
    assertThat(rate = Shuttle.forward(true, rate)).isEqualTo(4);
    assertThat(rate = Shuttle.forward(true, rate)).isEqualTo(8);
    assertThat(Shuttle.forward(true, rate)).isEqualTo(8);
  }

  @Test
  void theOtherDirection_startsAtNormalSpeed() {
    assertThat(Shuttle.backward(true, 8)).isEqualTo(-1);
    assertThat(Shuttle.backward(true, -2)).isEqualTo(-4);
    assertThat(Shuttle.forward(true, -4)).isEqualTo(1);
  }

  @Test
  void speedKeys_keepTheDirection() {
    assertThat(Shuttle.slower(-1)).isEqualTo(-0.5);
    assertThat(Shuttle.slower(0.25)).isEqualTo(0.25);
    assertThat(Shuttle.faster(-0.5)).isEqualTo(-1);
  }
}
