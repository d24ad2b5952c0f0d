package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {

  @Test
  void brightToTheLeft_setsEachBit() {
    assertThat(PerceptualHash.of(SyntheticFrame.gray(90, 80, (x, y) -> 200 - 2 * x)))
        .isEqualTo(new PerceptualHash(-1L, false));
    assertThat(PerceptualHash.of(SyntheticFrame.gray(90, 80, (x, y) -> 2 * x)))
        .isEqualTo(new PerceptualHash(0, false));
  }

  @Test
  void scaledPicture_hasTheSameHash() {
    PerceptualHash large =
        PerceptualHash.of(
            SyntheticFrame.gray(720, 576, (x, y) -> (x * 10 / 720 * 37 + y * 9 / 576 * 91) % 200));
    PerceptualHash small =
        PerceptualHash.of(
            SyntheticFrame.gray(360, 288, (x, y) -> (x * 10 / 360 * 37 + y * 9 / 288 * 91) % 200));
    assertThat(large.flat()).isFalse();
    assertThat(large.distance(small)).isLessThanOrEqualTo(3);
  }

  @Test
  void blackWithGrain_isFlat() {
    assertThat(
            PerceptualHash.of(SyntheticFrame.gray(720, 576, (x, y) -> 16 + (x * 7 + y) % 3)).flat())
        .isTrue();
    assertThat(PerceptualHash.of(new SyntheticFrame(PixelFormat.YUV420P10, 64, 48, 2)).flat())
        .isTrue();
  }
}
