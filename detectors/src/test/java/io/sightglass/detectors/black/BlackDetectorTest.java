package io.sightglass.detectors.black;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlackDetectorTest {

  private static List<Double> values(String metric, IntFunction<SyntheticFrame> picture) {
    return new PictureRun(new BlackDetectorFactory(), 25).values(metric, 3, picture);
  }

  @ParameterizedTest
  @CsvSource({"16,100", "0,100", "37,100", "38,0", "235,0"})
  void limitedRange_isBlackUpToATenthOfTheWayToWhite(int code, double percent) {
    assertThat(values(BlackDetectorFactory.SHARE, n -> SyntheticFrame.gray(20, 10, (x, y) -> code)))
        .hasSize(3)
        .containsOnly(percent);
  }

  @ParameterizedTest
  @CsvSource({"0,100", "25,100", "26,0"})
  void fullRange_isBlackUpToATenthOf255(int code, double percent) {
    assertThat(
            values(
                BlackDetectorFactory.SHARE,
                n -> SyntheticFrame.gray(20, 10, (x, y) -> code).fullRange()))
        .containsOnly(percent);
  }

  @Test
  void tenBits_areHeldAgainstFourTimesTheCode() {
    assertThat(values(BlackDetectorFactory.SHARE, n -> tenBits(37 * 4 + 3))).containsOnly(100.0);
    assertThat(values(BlackDetectorFactory.SHARE, n -> tenBits(38 * 4))).containsOnly(0.0);
  }

  private static SyntheticFrame tenBits(int code) {
    return new SyntheticFrame(PixelFormat.YUV420P10, 20, 10, 2).fill(0, (x, y) -> code);
  }

  @Test
  void shareOfTheArea_isCountedToTheSample() {
    assertThat(
            values(
                BlackDetectorFactory.SHARE,
                n -> SyntheticFrame.gray(20, 10, (x, y) -> y * 20 + x < 3 * n ? 100 : 16)))
        .containsExactly(100.0, 98.5, 97.0);
  }

  @Test
  void brightest_isTheCodeThatAThousandthExceeds() {
    // 1 of 1000 samples may be brighter, 2 may not.
    assertThat(
            values(
                BlackDetectorFactory.BRIGHTEST,
                n -> SyntheticFrame.gray(40, 25, (x, y) -> y == 0 && x < n ? 200 : 16)))
        .containsExactly(16.0, 16.0, 200.0);
  }

  @Test
  void settingOfTheThreshold_movesTheCode() {
    assertThat(
            new PictureRun(new BlackDetectorFactory(), 25)
                .with(BlackDetectorFactory.THRESHOLD, 0.05)
                .values(
                    BlackDetectorFactory.SHARE,
                    2,
                    n -> SyntheticFrame.gray(20, 10, (x, y) -> 26 + n)))
        .containsExactly(100.0, 0.0);
  }
}
