package io.sightglass.detectors.combing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.detectors.TextureRun;
import org.junit.jupiter.api.Test;

class CombingDetectorTest {

  private final TextureRun run = new TextureRun(new CombingDetectorFactory());

  @Test
  void combedShare_ofProgressivePictures_isThatOfTheTexture() {
    run.add(2, TextureRun.texture(0.125, 2, 0, 0)).add(1, TextureRun.sharp(2));

    assertThat(run.values(CombingDetectorFactory.COMBED, 2)).containsExactly(12.5, 12.5, 0);
  }

  @Test
  void combedShare_ofPicturesFlaggedInterlaced_isNone() {
    run.addInterlaced(2, TextureRun.fields(100, 150, 1), true);

    assertThat(run.values(CombingDetectorFactory.COMBED, 25)).containsExactly(0, 0);
  }

  @Test
  void fieldOrder_whereMotionRunsAsTheStreamClaims_isPositive() {
    run.addInterlaced(1, TextureRun.fields(100, 200, 1), true)
        .addInterlaced(1, TextureRun.fields(200, 100, 1), false);

    assertThat(run.values(CombingDetectorFactory.FIELD_ORDER, 25)).containsExactly(1, 1);
  }

  @Test
  void fieldOrder_whereFieldsAreReversed_isNegative() {
    run.addInterlaced(1, TextureRun.fields(200, 100, 1), true)
        .addInterlaced(1, TextureRun.fields(100, 200, 1), false);

    assertThat(run.values(CombingDetectorFactory.FIELD_ORDER, 25)).containsExactly(-1, -1);
  }

  @Test
  void fieldOrder_atRest_isNoneButForSwappedPairsOfLines() {
    run.addInterlaced(1, TextureRun.fields(100, 100, 1.2), true)
        .addInterlaced(1, TextureRun.fields(100, 100, 1.6), true)
        .addInterlaced(1, TextureRun.fields(0, 0, 1), true);

    assertThat(run.values(CombingDetectorFactory.FIELD_ORDER, 25)).containsExactly(0, -0.1, 0);
  }

  @Test
  void fieldOrder_ofProgressivePictures_isNotMeasured() {
    run.add(3, TextureRun.sharp(2));

    assertThat(run.values(CombingDetectorFactory.FIELD_ORDER, 25)).isEmpty();
  }
}
