package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PicturePassTest {

  @Test
  void statistics_ofAGradient_areExact() {
    SyntheticFrame frame = SyntheticFrame.gray(256, 3, (x, y) -> x);

    LumaStatistics luma = luma(frame);

    assertThat(luma.samples()).isEqualTo(768);
    assertThat(luma.sum()).isEqualTo(3 * 255 * 128);
    assertThat(luma.mean()).isEqualTo(127.5);
    assertThat(luma.min()).isZero();
    assertThat(luma.max()).isEqualTo(255);
    assertThat(luma.histogram()).containsOnly(3);
    assertThat(luma.shareAtOrUnder(63)).isEqualTo(0.25);
    assertThat(luma.percentile(0.5)).isEqualTo(127);
  }

  @Test
  void statistics_ofTenBits_countEightBitCodesAndSumTenBitOnes() {
    SyntheticFrame frame =
        new SyntheticFrame(PixelFormat.YUV420P10, 5, 3, 2).fill(0, (x, y) -> 64 + x);

    LumaStatistics luma = luma(frame);

    assertThat(luma.sum()).isEqualTo(3 * (64 + 65 + 66 + 67 + 68));
    assertThat(luma.min()).isEqualTo(64);
    assertThat(luma.max()).isEqualTo(68);
    assertThat(luma.histogram()[16]).isEqualTo(12);
    assertThat(luma.histogram()[17]).isEqualTo(3);
    assertThat(luma.mean()).isEqualTo(16.5);
  }

  @Test
  void previousDifference_isTheMeanOverAllPlanesAsAShareOfFullScale() {
    try (PicturePass pass =
        new PicturePass(Set.of(FrameDifference.TO_PREVIOUS), new PlainPlaneKernel())) {
      SyntheticFrame first = new SyntheticFrame(PixelFormat.YUV420P, 32, 16, 0);
      SyntheticFrame second =
          new SyntheticFrame(PixelFormat.YUV420P, 32, 16, 0)
              .fill(0, (x, y) -> x >= 24 && y >= 8 ? 12 : 0)
              .fill(1, (x, y) -> 2);

      assertThat(pass.features(first).get(FrameDifference.TO_PREVIOUS)).isNull();
      FrameDifference difference =
          Objects.requireNonNull(pass.features(second).get(FrameDifference.TO_PREVIOUS));

      double luma = 64 * 12;
      double chroma = 128 * 2;
      assertThat(difference.lumaMean()).isEqualTo(luma / 512 / 256);
      assertThat(difference.mean()).isEqualTo((luma + chroma) / 768 / 256);
      assertThat(difference.largestBlock()).isEqualTo(64 * 12);
      assertThat(difference.blocksAcross()).isEqualTo(2);
      assertThat(difference.blocks()).containsExactly(0, 64 * 12);
    }
  }

  @Test
  void blocks_ofTenBits_areInEightBitCodes() {
    try (PicturePass pass =
        new PicturePass(Set.of(FrameDifference.TO_PREVIOUS), PlaneKernel.fastest())) {
      pass.features(new SyntheticFrame(PixelFormat.YUV420P10, 16, 16, 0));
      FrameDifference difference =
          pass.features(new SyntheticFrame(PixelFormat.YUV420P10, 16, 16, 0).fill(0, (x, y) -> 40))
              .get(FrameDifference.TO_PREVIOUS);

      assertThat(Objects.requireNonNull(difference).blocks()).containsExactly(256 * 10);
      assertThat(difference.largestBlock()).isEqualTo(64 * 10);
    }
  }

  @Test
  void difference_toAPictureOfAnotherSize_isNone() {
    try (PicturePass pass =
        new PicturePass(Set.of(FrameDifference.TO_PREVIOUS), new PlainPlaneKernel())) {
      pass.features(SyntheticFrame.gray(16, 16, (x, y) -> 0));

      assertThat(
              pass.features(SyntheticFrame.gray(16, 8, (x, y) -> 0))
                  .get(FrameDifference.TO_PREVIOUS))
          .isNull();
    }
  }

  // One code in 256 of one pixel in 16 is 1/4096 of full scale: four such steps stay under 0.001.
  @Test
  void heldDifference_addsUpAlongARunAndStartsAnewAfterIt() {
    try (PicturePass pass =
        new PicturePass(Set.of(FrameDifference.TO_HELD), new PlainPlaneKernel())) {
      double[] held = new double[8];
      for (int n = 0; n < 8; n++) {
        int level = n;
        FrameFeatures features =
            pass.features(SyntheticFrame.gray(16, 16, (x, y) -> x == 0 ? level : 0));
        FrameDifference difference = features.get(FrameDifference.TO_HELD);
        held[n] = difference == null ? -1 : difference.mean() * 4096;
      }
      assertThat(held).containsExactly(-1, 1, 2, 3, 4, 5, 1, 2);
    }
  }

  @Test
  void close_givesEveryPictureBack() {
    SyntheticFrame[] frames = new SyntheticFrame[10];
    PicturePass pass =
        new PicturePass(
            Set.of(LumaStatistics.FEATURE, FrameDifference.TO_PREVIOUS, FrameDifference.TO_HELD),
            new PlainPlaneKernel());
    for (int n = 0; n < frames.length; n++) {
      int level = n / 4 * 50;
      frames[n] = SyntheticFrame.gray(16, 16, (x, y) -> level);
      pass.features(frames[n]);
      frames[n].close();
    }
    pass.close();

    assertThat(frames).allSatisfy(frame -> assertThat(frame.openHandles()).isZero());
  }

  private static LumaStatistics luma(SyntheticFrame frame) {
    try (PicturePass pass =
        new PicturePass(Set.of(LumaStatistics.FEATURE), new PlainPlaneKernel())) {
      FrameFeatures features = pass.features(frame);
      assertThat(features.get(FrameDifference.TO_PREVIOUS)).isNull();
      assertThat(features.get(FrameDifference.TO_HELD)).isNull();
      return Objects.requireNonNull(features.get(LumaStatistics.FEATURE));
    }
  }

  @Test
  void cells_ofPicturesThatChangeTheirSize_areOfTheNewSize() {
    try (PicturePass pass = new PicturePass(Set.of(PictureCells.FEATURE), new PlainPlaneKernel())) {
      // Blocks of chroma: one by four, then four by one, of as many.
      for (int[] size : new int[][] {{16, 64}, {64, 16}, {32, 32}, {64, 16}}) {
        PictureCells cells =
            Objects.requireNonNull(
                pass.features(
                        new SyntheticFrame(PixelFormat.YUV420P, size[0], size[1], 0)
                            .fill(0, (x, y) -> 100)
                            .fill(1, (x, y) -> x < size[0] / 4 ? 90 : 60)
                            .fill(2, (x, y) -> 140))
                    .get(PictureCells.FEATURE));

        assertThat(cells.across()).isEqualTo(size[0] / 8);
        assertThat(cells.down()).isEqualTo(size[1] / 8);
        assertThat(cells.cr()).hasSize(cells.across() * cells.down()).containsOnly(140);
        assertThat(cells.luma()).containsOnly(100);
      }
    }
  }
}
