package io.sightglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.Texture;
import org.junit.jupiter.api.Test;

class ShotWatchTest {

  private final ShotWatch shots = new ShotWatch();

  @Test
  void cut_whereTheCellsChangeFarMoreThanLately_isTold() {
    for (int i = 0; i < 10; i++) {
      assertThat(shots.cut(changed(2))).isFalse();
    }
    assertThat(shots.cut(changed(20))).isTrue();
    assertThat(shots.cut(changed(2))).isFalse();
  }

  @Test
  void cut_withinFastMotion_isNotTold() {
    for (int codes : new int[] {2, 5, 9, 14, 14, 14, 18}) {
      assertThat(shots.cut(changed(codes))).as("%d codes", codes).isFalse();
    }
  }

  @Test
  void cut_underSixCodes_isNotTold() {
    shots.cut(changed(0));
    assertThat(shots.cut(changed(6))).isFalse();
  }

  private static Texture changed(double layoutChange) {
    return new Texture(460, 0, 0, 0, 1, 0.4, 2, 0.2, layoutChange, new int[640]);
  }
}
