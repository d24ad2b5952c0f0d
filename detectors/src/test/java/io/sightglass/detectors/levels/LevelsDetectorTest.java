package io.sightglass.detectors.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsDetectorTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 20;

  private static List<Double> values(String metric, IntFunction<SyntheticFrame> picture) {
    return new PictureRun(new LevelsDetectorFactory(), 25).values(metric, 5, picture);
  }

  private static SyntheticFrame picture(PixelFormat format, int y, int cb, int cr) {
    return new SyntheticFrame(format, WIDTH, HEIGHT, 3)
        .fill(0, (column, row) -> y)
        .fill(1, (column, row) -> cb)
        .fill(2, (column, row) -> cr);
  }

  @ParameterizedTest
  @CsvSource({"5,0", "4,25", "246,0", "247,25", "16,0", "0,25", "255,25"})
  void quarterOfThePicture_countsFromTheFirstCodeOutside(int code, double percent) {
    assertThat(
            values(
                LevelsDetectorFactory.LUMA,
                n -> SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> x < WIDTH / 4 ? code : 100)))
        .hasSize(5)
        .containsOnly(percent);
  }

  @Test
  void fullRange_hasNoLumaOutside() {
    assertThat(
            values(
                LevelsDetectorFactory.LUMA,
                n -> SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> x % 2 * 255).fullRange()))
        .containsOnly(0.0);
  }

  @ParameterizedTest
  @CsvSource({
    // 75 % and 100 % bars of BT.601 are within, whatever their colour.
    "180,128,128,0",
    "65,100,212,0",
    "35,212,114,0",
    "210,16,146,0",
    "145,54,34,0",
    "81,90,240,0",
    "41,240,110,0",
    // Colour in the dark, and beside white, is not.
    "16,128,240,100",
    "16,16,128,100",
    "235,240,128,100",
    // Grey is, up to 105 %, and not a code further.
    "246,128,128,0",
    "247,128,128,100",
    "5,128,128,0",
    "4,128,128,100",
  })
  void coloursOfStandardDefinition_areInsideOrOutside(int y, int cb, int cr, double percent) {
    assertThat(values(LevelsDetectorFactory.GAMUT, n -> picture(PixelFormat.YUV420P, y, cb, cr)))
        .containsExactly(percent);
  }

  @Test
  void tenBits_areHeldAgainstFourTimesTheCodes() {
    assertThat(
            values(LevelsDetectorFactory.GAMUT, n -> picture(PixelFormat.YUV420P10, 984, 512, 512)))
        .containsExactly(0.0);
    assertThat(
            values(LevelsDetectorFactory.GAMUT, n -> picture(PixelFormat.YUV420P10, 986, 512, 512)))
        .containsExactly(100.0);
  }

  @Test
  void overshootOfOneSample_isAveragedAway() {
    assertThat(
            values(
                LevelsDetectorFactory.GAMUT,
                n ->
                    picture(PixelFormat.YUV420P, 128, 128, 128)
                        .fill(0, (x, y) -> x % 2 == 0 ? 255 : 100)))
        .containsExactly(0.0);
  }

  @Test
  void gamut_isMeasuredFiveTimesASecond() {
    assertThat(
            new PictureRun(new LevelsDetectorFactory(), 25)
                .values(
                    LevelsDetectorFactory.GAMUT,
                    50,
                    n -> picture(PixelFormat.YUV420P, 128, 128, n < 25 ? 128 : 240)))
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 100.0, 100.0, 100.0, 100.0, 100.0);
  }

  @Test
  void oddSizes_andGrey_areTaken() {
    assertThat(
            values(
                LevelsDetectorFactory.GAMUT,
                n ->
                    new SyntheticFrame(PixelFormat.YUV420P, 33, 17, 1)
                        .fill(0, (x, y) -> 128)
                        .fill(1, (x, y) -> 128)
                        .fill(2, (x, y) -> 128)))
        .containsExactly(0.0);
    assertThat(values(LevelsDetectorFactory.GAMUT, n -> SyntheticFrame.gray(8, 8, (x, y) -> 255)))
        .isEmpty();
  }
}
