package io.sightglass.detectors.tearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TearingDetectorTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;

  /** A ramp of 4 codes a column, 32 columns long, that moves 5 columns a picture. */
  private static int ramp(int x, int n) {
    return 40 + 4 * Math.floorMod(x + 5 * n, 32);
  }

  private static SyntheticFrame torn(int n, int row) {
    return SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> ramp(x, y < row ? n : n - 1));
  }

  private static SyntheticFrame whole(int n) {
    return torn(n, HEIGHT);
  }

  private static List<Double> values(int chunk, IntFunction<SyntheticFrame> picture) {
    return new PictureRun(new TearingDetectorFactory(), 25)
        .inChunksOf(chunk)
        .values(TearingDetectorFactory.EDGE, 10, picture);
  }

  @Test
  void tornPicture_standsOutByWhatMovedAcrossTheRow() {
    // Along a stripe's 20 columns 20 codes each, less at the ramp's end: (27·20 + 5·108) / 32 =
    // 33.75
    // over a whole ramp, and between 20 and 42 over a stripe.
    List<Double> values = values(25, n -> n == 5 ? torn(5, 40) : whole(n));
    assertThat(values.get(5)).isBetween(20.0, 42.0);
    assertThat(values.subList(0, 5)).containsOnly(0.0);
    assertThat(values.subList(6, 10)).containsOnly(0.0);
  }

  @Test
  void chunksOfAnyLength_measureTheSame() {
    IntFunction<SyntheticFrame> picture = n -> n % 3 == 2 ? torn(n, 30 + n) : whole(n);
    assertThat(values(4, picture)).isEqualTo(values(25, picture));
  }

  @Test
  void edgeThatStays_isContent() {
    assertThat(
            values(
                25,
                n ->
                    SyntheticFrame.gray(
                        WIDTH, HEIGHT, (x, y) -> y < 40 ? ramp(x, n) : ramp(x, n) / 2)))
        .containsOnly(0.0);
  }

  @Test
  void edgeOfSomethingNarrow_isNoTear() {
    assertThat(
            values(
                25,
                n ->
                    SyntheticFrame.gray(
                        WIDTH, HEIGHT, (x, y) -> x < 70 && y > 20 + 3 * n ? 200 : 100)))
        .containsOnly(0.0);
  }

  @Test
  void wipeToAnotherScene_isNoTear() {
    assertThat(values(25, n -> SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> y < 8 * n ? 200 : 60)))
        .containsOnly(0.0);
  }

  @Test
  void tenBits_areTheSameAsEight() {
    List<Double> ten =
        values(
            25,
            n ->
                new SyntheticFrame(PixelFormat.YUV420P10, WIDTH, HEIGHT, 6)
                    .fill(0, (x, y) -> 4 * ramp(x, n == 5 && y >= 40 ? n - 1 : n)));
    assertThat(ten).isEqualTo(values(25, n -> n == 5 ? torn(5, 40) : whole(n)));
  }

  @Test
  void smallAndFirstAndLastPictures_areZero() {
    assertThat(values(25, n -> SyntheticFrame.gray(12, 12, (x, y) -> 17 * n % 256)))
        .hasSize(10)
        .containsOnly(0.0);
  }
}
