package io.sightglass.detectors.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeDetectorTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 176;
  private static final int COUNT = 60;

  /** Triangles that are 64 columns long, {@code shift} columns on: each column is a code's step. */
  private static int moving(int x, int shift) {
    int place = Math.floorMod(x + shift, 64);
    return 60 + 2 * (place < 32 ? place : 64 - place);
  }

  private static SyntheticFrame picture(int shift) {
    return SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> moving(x, shift));
  }

  /** Where the scene is at picture {@code n}, when the picture stands from {@code from} on. */
  private static int standing(int n, int from, int to) {
    return n >= from && n < to ? from : n;
  }

  private static List<Double> stopped(int chunk, IntFunction<SyntheticFrame> picture) {
    return new PictureRun(new FreezeDetectorFactory(), 25)
        .inChunksOf(chunk)
        .values(FreezeDetectorFactory.STOPPED, COUNT, picture);
  }

  private static void assertStands(List<Double> values, int from, int to) {
    assertThat(values).hasSize(COUNT);
    assertThat(values.subList(0, from)).containsOnly(0.0);
    assertThat(values.subList(from, to)).containsOnly(100.0);
    assertThat(values.subList(to, COUNT)).containsOnly(0.0);
  }

  @Test
  void pictureThatStaysAmidMotion_isFrozenFromItsFirstShowingToTheNextOther() {
    assertStands(stopped(25, n -> picture(3 * standing(n, 20, 45))), 20, 45);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 13, 60})
  void chunksOfAnyLength_measureTheSame(int chunk) {
    assertStands(stopped(chunk, n -> picture(3 * standing(n, 20, 45))), 20, 45);
  }

  @Test
  void stillThatACutEnters_isNotFrozen() {
    IntFunction<SyntheticFrame> picture =
        n ->
            n < 20
                ? picture(3 * n)
                : SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> (x / 8 + y / 8) % 2 == 0 ? 40 : 200);
    assertThat(stopped(25, picture)).hasSize(COUNT).containsOnly(0.0);
  }

  @Test
  void motionThatDiesDown_isNotFrozen() {
    // 16 columns a picture, then half of the way to its end with each.
    assertThat(
            stopped(
                25,
                n -> picture(n < 20 ? 16 * n : 16 * 20 + (int) (16 * (1 - Math.pow(0.5, n - 19))))))
        .containsOnly(0.0);
  }

  @Test
  void tickerThatGoesOn_isLeftOutOfAccount() {
    IntFunction<SyntheticFrame> picture =
        n ->
            SyntheticFrame.gray(
                WIDTH,
                HEIGHT,
                (x, y) -> moving(x, 3 * (y >= HEIGHT - 16 ? n : standing(n, 20, 45))));
    assertStands(stopped(25, picture), 20, 45);
  }

  @Test
  void clockThatGoesOnInTheMiddle_meansThatNothingIsFrozen() {
    IntFunction<SyntheticFrame> picture =
        n ->
            SyntheticFrame.gray(
                WIDTH,
                HEIGHT,
                (x, y) ->
                    x / 16 == 10 && y / 16 == 5
                        ? 40 + 60 * (n % 3)
                        : moving(x, 3 * standing(n, 20, 45)));
    assertThat(stopped(25, picture)).containsOnly(0.0);
  }

  @Test
  void grainOfACode_doesNotHideIt() {
    IntFunction<SyntheticFrame> picture =
        n ->
            SyntheticFrame.gray(
                WIDTH,
                HEIGHT,
                (x, y) ->
                    moving(x, 6 * standing(n, 20, 45))
                        + ((x * 7 + y * 13 + n * 31) % 8 == 0 ? 1 : 0));
    assertStands(stopped(25, picture), 20, 45);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void picturesThatAreShownTwoOrThreeTimes_areNotFrozen(int times) {
    assertThat(stopped(25, n -> picture(6 * (n / times)))).containsOnly(0.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void freezeOfPicturesThatAreShownTwoOrThreeTimes_isFound(int times) {
    // Each new picture comes at a multiple of 6.
    assertStands(stopped(25, n -> picture(6 * (standing(n, 30, 54) / times))), 30, 54);
  }

  @Test
  void slideThatAnEncoderRefines_isNotFrozen() {
    // One code more or less, everywhere, from picture to picture; then it stands.
    assertThat(
            stopped(
                25,
                n ->
                    SyntheticFrame.gray(
                        WIDTH, HEIGHT, (x, y) -> moving(x, 0) + (n < 20 ? n % 2 : 0))))
        .containsOnly(0.0);
  }

  @Test
  void fadeOfPicturesThatAreShownTwice_isNotFrozen() {
    // Each new picture is two codes brighter, which an encoder's pulse might be as well.
    assertThat(
            stopped(
                25, n -> SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> moving(x, 0) + n / 2 * 4)))
        .containsOnly(0.0);
  }

  @Test
  void blackThatStays_saysNothingOfMotion() {
    assertThat(
            stopped(
                25,
                n -> n < 20 ? picture(3 * n) : SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> 16)))
        .containsOnly(0.0);
  }

  @Test
  void programmeThatStandsFromItsStart_isNotFrozen() {
    assertThat(stopped(25, n -> picture(0))).containsOnly(0.0);
  }

  @Test
  void differences_areThoseToTheFirstPictureOfTheRun() {
    // One block of 8×8 is 32 codes brighter from picture 2 on, against the first.
    IntFunction<SyntheticFrame> picture =
        n -> SyntheticFrame.gray(WIDTH, HEIGHT, (x, y) -> n >= 2 && x < 8 && y < 8 ? 132 : 100);
    PictureRun run = new PictureRun(new FreezeDetectorFactory(), 25);
    double mean = 32.0 * 64 / (WIDTH * HEIGHT) / 256;
    assertThat(run.values(FreezeDetectorFactory.DIFFERENCE, 4, picture))
        .containsExactly(0.0, mean, mean);
    assertThat(run.values(FreezeDetectorFactory.BLOCK, 4, picture))
        .containsExactly(0.0, 32.0, 32.0);
    assertThat(Collections.max(run.values(FreezeDetectorFactory.STOPPED, 4, picture))).isZero();
  }
}
