package io.sightglass.detectors.colourbars;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import org.junit.jupiter.api.Test;

class ColourBarsDetectorTest {

  private static final int[][] REC_601 = {
    {180, 128, 128},
    {162, 44, 142},
    {131, 156, 44},
    {112, 72, 58},
    {84, 184, 198},
    {65, 100, 212},
    {35, 212, 114},
    {16, 128, 128}
  };
  private static final int[][] REC_709 = {
    {180, 128, 128},
    {168, 44, 136},
    {145, 147, 44},
    {133, 63, 52},
    {63, 193, 204},
    {51, 109, 212},
    {28, 212, 120},
    {16, 128, 128}
  };

  private static SyntheticFrame bars(int[][] codes, int count, int width, int barsHeight) {
    SyntheticFrame frame = new SyntheticFrame(PixelFormat.YUV420P, width, 360, 0);
    for (int p = 0; p < 3; p++) {
      int plane = p;
      int planeWidth = p == 0 ? width : width / 2;
      int end = p == 0 ? barsHeight : barsHeight / 2;
      frame.fill(p, (x, y) -> y < end ? codes[x * count / planeWidth][plane] : 128);
    }
    return frame;
  }

  private static double match(SyntheticFrame frame) {
    return new PictureRun(new ColourBarsDetectorFactory(), 25)
        .values(ColourBarsDetectorFactory.MATCH, 1, n -> frame)
        .getFirst();
  }

  @Test
  void ebuBars_ofTheFullHeight_match() {
    assertThat(match(bars(REC_601, 8, 720, 360))).isEqualTo(100);
    assertThat(match(bars(REC_709, 8, 1280, 360))).isEqualTo(100);
  }

  @Test
  void smpteBars_ofTwoThirdsOfTheHeight_match() {
    assertThat(match(bars(REC_601, 7, 640, 240))).isEqualTo(100);
  }

  @Test
  void barsInTheUpperThirdOnly_matchAtThreeHeightsOfFive() {
    assertThat(match(bars(REC_601, 8, 720, 120))).isEqualTo(60);
  }

  @Test
  void barsOutOfOrder_doNotMatch() {
    int[][] swapped = REC_601.clone();
    swapped[2] = REC_601[3];
    swapped[3] = REC_601[2];

    assertThat(match(bars(swapped, 8, 720, 360))).isZero();
  }

  @Test
  void barsTenCodesOff_doNotMatch() {
    int[][] off = new int[8][];
    for (int i = 0; i < 8; i++) {
      off[i] = new int[] {REC_601[i][0] + 10, REC_601[i][1], REC_601[i][2]};
    }

    assertThat(match(bars(off, 8, 720, 360))).isZero();
  }

  @Test
  void pictureWithoutColour_doesNotMatch() {
    assertThat(match(SyntheticFrame.gray(320, 180, (x, y) -> x % 255))).isZero();
  }
}
