package io.sightglass.detectors.aspectchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AspectChangeDetectorTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  /** A moving texture with bars of that many lines. */
  private static SyntheticFrame barred(int n, int rows, int columns) {
    return SyntheticFrame.gray(
        WIDTH,
        HEIGHT,
        (x, y) ->
            y < rows || y >= HEIGHT - rows || x < columns || x >= WIDTH - columns
                ? 16
                : 80 + (x * 3 + y * 5 + n * 7) % 100);
  }

  private static List<Integer> changed(int count, IntFunction<SyntheticFrame> picture) {
    return new PictureRun(new AspectChangeDetectorFactory(), 25)
        .where(AspectChangeDetectorFactory.CHANGED, count, picture);
  }

  private static List<Integer> pictures(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void letterbox_thatComesAndGoes_isFoundToThePicture() {
    assertThat(changed(150, n -> barred(n, n >= 40 && n < 93 ? 21 : 0, 0)))
        .isEqualTo(pictures(40, 93));
  }

  @Test
  void pillarboxAndWindowBox_areFoundToThePicture() {
    assertThat(changed(200, n -> barred(n, 0, n >= 40 && n < 93 ? 40 : 0)))
        .isEqualTo(pictures(40, 93));
    assertThat(changed(200, n -> n >= 50 && n < 101 ? barred(n, 20, 40) : barred(n, 0, 0)))
        .isEqualTo(pictures(50, 101));
  }

  @Test
  void barsArea_isTheShareThatTheyCover() {
    assertThat(
            new PictureRun(new AspectChangeDetectorFactory(), 25)
                .values(AspectChangeDetectorFactory.BARS, 60, n -> barred(n, 18, 32)))
        .allSatisfy(area -> assertThat(area).isEqualTo(100 * (1 - 0.8 * 0.8)));
  }

  @Test
  void programme_thatHasBarsThroughout_hasNoChange() {
    assertThat(changed(100, n -> barred(n, 22, 0))).isEmpty();
  }

  @Test
  void letterboxedProgramme_thatFillsThePicture_isAChange() {
    assertThat(changed(150, n -> barred(n, n >= 60 && n < 110 ? 0 : 22, 0)))
        .isEqualTo(pictures(60, 110));
  }

  @Test
  void blackPictures_andShortOnes_changeNothing() {
    assertThat(
            changed(
                150,
                n ->
                    n >= 40 && n < 60
                        ? SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> 16)
                        : barred(n, n >= 100 && n < 115 ? 21 : 0, 0)))
        .isEmpty();
  }

  @Test
  void darkScene_whoseEdgesWander_isNoBar() {
    assertThat(
            changed(
                150,
                n ->
                    n < 40 || n > 110
                        ? barred(n, 0, 0)
                        : barred(n, 16 + (int) (8 + 8 * Math.sin(n * 0.7)), 0)))
        .isEmpty();
  }

  @Test
  void still_ofAnotherShape_isNoChange() {
    assertThat(changed(150, n -> n >= 40 && n < 110 ? barred(0, 0, 50) : barred(n, 0, 0)))
        .isEmpty();
  }

  @Test
  void title_inTheDark_isNoPictureInBars() {
    assertThat(
            changed(
                150,
                n ->
                    n >= 40 && n < 110
                        ? SyntheticFrame.gray(
                            WIDTH,
                            HEIGHT,
                            (x, y) ->
                                y >= 80 && y < 100 && x >= 100 && x < 220 && (x + n) / 9 % 2 == 0
                                    ? 200
                                    : 16)
                        : barred(n, 0, 0)))
        .isEmpty();
  }

  @Test
  void newShape_thatStays_becomesTheProgrammes() {
    assertThat(
            new PictureRun(new AspectChangeDetectorFactory(), 25)
                .with(AspectChangeDetectorFactory.SETTLE, 4)
                .where(
                    AspectChangeDetectorFactory.CHANGED, 300, n -> barred(n, n >= 50 ? 21 : 0, 0)))
        .isEqualTo(pictures(50, 150));
  }
}
