package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.PictureHeat.Kind;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureHeatTest {

  private static final SyntheticFrame GREY = SyntheticFrame.gray(40, 36, (x, y) -> 100);

  @Test
  void change_isTheMeanDifferenceOfEachBlock_partialOnesToo() {
    // Block 1 of row 0 by 50; of the partial block at the lower right, 8×4 samples, a quarter by 8.
    SyntheticFrame frame =
        SyntheticFrame.gray(
            40, 36, (x, y) -> x / 16 == 1 && y / 16 == 0 ? 50 : x >= 38 && y >= 32 ? 108 : 100);
    PictureHeat heat = PictureHeat.of(Kind.CHANGE, frame, GREY);
    assertThat(heat.across()).isEqualTo(3);
    assertThat(heat.down()).isEqualTo(3);
    assertThat(heat.values()).containsExactly(0, 50, 0, 0, 0, 0, 0, 0, 2);
    assertThat(heat.hottest()).isEqualTo(1);
  }

  @Test
  void change_ofTheFirstPicture_isNone() {
    PictureHeat heat = PictureHeat.of(Kind.CHANGE, GREY, null);
    assertThat(heat.values()).containsOnly(0);
    assertThat(heat.hottest()).isEqualTo(-1);
  }

  @Test
  void change_fromAPictureOfAnotherSize_isNone() {
    PictureHeat heat = PictureHeat.of(Kind.CHANGE, GREY, SyntheticFrame.gray(32, 36, (x, y) -> 1));
    assertThat(heat.hottest()).isEqualTo(-1);
  }

  @Test
  void luma_isInCodesOfEightBits_whateverTheDepth() {
    SyntheticFrame deep =
        new SyntheticFrame(PixelFormat.YUV420P10, 32, 16, 6).fill(0, (x, y) -> x < 16 ? 64 : 940);
    assertThat(PictureHeat.of(Kind.LUMA, deep, null).values()).containsExactly(16, 235);
  }

  @Test
  void gamut_isTheShareOfColourSamplesThatAreNotAllowed() {
    // White with full blue difference is far out of gamut: half of the left block.
    SyntheticFrame frame =
        new SyntheticFrame(PixelFormat.YUV420P, 32, 16, 0)
            .fill(0, (x, y) -> 235)
            .fill(1, (x, y) -> x < 4 ? 240 : 128)
            .fill(2, (x, y) -> 128);
    assertThat(PictureHeat.of(Kind.GAMUT, frame, null).values()).containsExactly(0.5f, 0);
  }

  @Test
  void breaks_areAtTheBordersOfABlockThatChanged() {
    SyntheticFrame before = SyntheticFrame.gray(320, 192, (x, y) -> 100);
    SyntheticFrame after =
        SyntheticFrame.gray(320, 192, (x, y) -> x / 16 == 5 && y / 16 == 4 ? 160 : 100);
    PictureHeat heat = PictureHeat.of(Kind.BREAKS, after, before);
    assertThat(heat.hottest()).isEqualTo(4 * 20 + 5);
    assertThat(heat.values()[4 * 20 + 5]).isEqualTo(2);
    assertThat(heat.values()[4 * 20 + 6]).isEqualTo(1);
    assertThat(heat.values()[5 * 20 + 5]).isEqualTo(1);
  }

  @Test
  void kind_isWhatTheDetectorAsksThePassFor() {
    assertThat(Kind.of(Set.of(GridBreaks.FEATURE), "block-breaks")).isEqualTo(Kind.BREAKS);
    assertThat(Kind.of(Set.of(FrameDifference.TO_HELD), "freeze")).isEqualTo(Kind.CHANGE);
    assertThat(Kind.of(Set.of(LumaStatistics.FEATURE), "black-share")).isEqualTo(Kind.LUMA);
    assertThat(Kind.of(Set.of(LumaStatistics.FEATURE), "out-of-gamut")).isEqualTo(Kind.GAMUT);
  }
}
