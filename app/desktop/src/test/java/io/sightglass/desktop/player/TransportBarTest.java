package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.player.PlayerState;
import io.sightglass.core.time.MediaTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportBarTest {

  @Test
  void frame_noneLate_isNumberAndType() {
    assertThat(TransportBar.frame(playing(12, 'B', 1, 0))).isEqualTo("frame 12  ·  B");
  }

  @Test
  void frame_someLate_saysHowMany() {
    assertThat(TransportBar.frame(playing(12, '?', 1, 3))).isEqualTo("frame 12  ·  3 late");
  }

  @Test
  void speed_backwardAndSlow_isSignedAndShort() {
    assertThat(TransportBar.speed(playing(0, 'I', -0.5, 0))).isEqualTo("◀ 0.5×");
    assertThat(TransportBar.speed(playing(0, 'I', 8, 0))).isEqualTo("▶ 8×");
    assertThat(TransportBar.speed(playing(0, 'I', 1, 0))).isEmpty();
  }

  private static PlayerState playing(long frame, char type, double rate, long late) {
    return new PlayerState(
        PlayerState.Phase.READY,
        Optional.empty(),
        MediaTime.ZERO,
        frame,
        type,
        true,
        rate,
        late,
        -1,
        Optional.empty(),
        "",
        Optional.empty());
  }
}
