package io.sightglass.detectors.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ContextDetectorTest {

  private static PictureRun run() {
    return new PictureRun(new ContextDetectorFactory(), 25);
  }

  private static SyntheticFrame flat(int code) {
    return SyntheticFrame.gray(32, 32, (x, y) -> code);
  }

  /** Stripes of that height over black, so that the contrast is half of it. */
  private static SyntheticFrame stripes(int height) {
    return SyntheticFrame.gray(32, 32, (x, y) -> 16 + (y % 2 == 0 ? height : 0));
  }

  @Test
  void cut_isOneLargeValue_andSteadyMotionNone() {
    // 64 codes are a quarter of 256.
    assertThat(run().values(ContextDetectorFactory.SCENE_CHANGE, 6, n -> flat(n < 3 ? 50 : 114)))
        .containsExactly(0.0, 0.0, 0.0, 25.0, 0.0, 0.0);
    assertThat(run().values(ContextDetectorFactory.SCENE_CHANGE, 5, n -> flat(50 + 32 * n)))
        .containsExactly(0.0, 12.5, 0.0, 0.0, 0.0);
  }

  @Test
  void motion_isTheMeanChangeInCodes() {
    List<Double> motion = run().values(ContextDetectorFactory.MOTION, 3, n -> flat(50 + 16 * n));
    assertThat(motion.getFirst()).isZero();
    assertThat(motion.get(2)).isCloseTo(255.0 * 16 / 256, within(1e-9));
  }

  @Test
  void spatialInformation_ofAVerticalEdge_isThatOfItsSobelResponse() {
    // 0 | 100 between columns 15 and 16 of full range: |Sobel| is 400 in two of 30 columns.
    List<Double> si =
        run()
            .values(
                ContextDetectorFactory.SPATIAL,
                26,
                n -> SyntheticFrame.gray(32, 32, (x, y) -> x < 16 ? 0 : 100).fullRange());
    double mean = 400 * 2 / 30.0;
    double expected = Math.sqrt(400.0 * 400 * 2 / 30 - mean * mean);
    assertThat(si).isNotEmpty().allSatisfy(v -> assertThat(v).isCloseTo(expected, within(1e-6)));
  }

  @Test
  void temporalInformation_ofLimitedRange_isStretched() {
    // Half of the picture changes by 50: the deviation is 25, of 219 steps.
    List<Double> ti =
        run()
            .values(
                ContextDetectorFactory.TEMPORAL,
                26,
                n -> SyntheticFrame.gray(32, 32, (x, y) -> x < 16 && n % 2 == 1 ? 150 : 100));
    // Of pictures 13 and 25; the first half second's is of its first picture, which has none.
    assertThat(ti)
        .isNotEmpty()
        .allSatisfy(v -> assertThat(v).isCloseTo(25 * 255.0 / 219, within(1e-6)));
  }

  @Test
  void fadeOutAndIn_areMarkedFromFirstToLastChange() {
    IntFunction<SyntheticFrame> picture =
        n ->
            stripes(
                n < 10
                    ? 200
                    : n < 20 ? 200 - 20 * (n - 10) : n < 30 ? 0 : Math.min(200, 20 * (n - 30)));
    List<Double> fades = inOrder(picture, 25);
    assertThat(fades.subList(0, 9)).containsOnly(0.0);
    assertThat(fades.subList(10, 20)).containsOnly(-1.0);
    assertThat(fades.subList(21, 29)).containsOnly(0.0);
    assertThat(fades.subList(30, 40)).containsOnly(1.0);
    assertThat(fades.subList(41, 50)).containsOnly(0.0);
    assertThat(inOrder(picture, 7)).isEqualTo(fades);
  }

  @Test
  void cutToBlack_andDissolve_areNoFades() {
    assertThat(inOrder(n -> stripes(n < 25 ? 200 : 0), 25)).containsOnly(0.0);
    assertThat(inOrder(n -> stripes(Math.max(80, 200 - 10 * n)), 25)).containsOnly(0.0);
  }

  private static List<Double> inOrder(IntFunction<SyntheticFrame> picture, int chunk) {
    return run().inChunksOf(chunk).of(50, picture).stream()
        .filter(m -> m.metric().equals(ContextDetectorFactory.FADE))
        .sorted(Comparator.comparing(Measurement::time))
        .map(Measurement::value)
        .toList();
  }
}
