package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoFrame;
import java.util.Random;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextureTest {

  private final SharedPass pass = new SharedPass(Set.of(Texture.FEATURE));

  @AfterEach
  void close() {
    pass.close();
  }

  @Test
  void edgeWidth_ofHardSteps_isOneSample() {
    assertThat(texture((x, y) -> x / 24 % 2 == 0 ? 40 : 200).edgeWidth()).isBetween(1.0, 1.07);
  }

  @Test
  void edgeWidth_ofRampsEightSamplesLong_isEight() {
    // Period 64: dark, eight steps of 20 up, bright, eight steps down; each within a cell.
    Texture ramps =
        texture((x, y) -> {
          int at = x % 64;
          int up = Math.clamp(at - 16, 0, 8);
          int down = Math.clamp(at - 48, 0, 8);
          return 40 + 20 * (up - down);
        });

    assertThat(ramps.edgeWidth()).isBetween(8.0, 8.07);
    assertThat(ramps.edged()).isEqualTo(1);
  }

  @Test
  void noise_ofGaussianNoiseOnFlatGrey_isItsSigma() {
    Random random = new Random(1);
    Texture noisy = texture((x, y) -> (int) Math.round(128 + 10 * random.nextGaussian()));

    // The smoothest fifth of the cells lies under the mean of all, by the scatter of 32 samples.
    assertThat(noisy.noise()).isBetween(7.5, 10.0);
  }

  @Test
  void noise_ofRampsAndFlatAreas_isNone() {
    assertThat(texture((x, y) -> x / 4 + y / 4).noise()).isLessThan(1.0);
    assertThat(texture((x, y) -> 128).noise()).isZero();
  }

  @Test
  void combed_whereOddLinesComeFromElsewhere_isTheShareOfCellsThatMoved() {
    IntBinaryOperator bars = (x, y) -> x / 8 % 2 == 0 ? 60 : 180;
    texture(bars);
    // All moves by twelve samples, but for the odd lines of the lower half, which move by four.
    Texture moved = texture((x, y) -> bars.applyAsInt(y >= 240 && y % 2 == 1 ? x + 4 : x + 12, y));

    assertThat(moved.combed()).isEqualTo(0.5);
  }

  @Test
  void combed_ofMovingBarsInWholePictures_isNone() {
    for (int i = 0; i < 3; i++) {
      int shift = 5 * i;
      assertThat(texture((x, y) -> (x + shift) / 8 % 2 == 0 ? 60 : 180).combed()).isZero();
      assertThat(texture((x, y) -> (y + shift) / 3 % 2 == 0 ? 60 : 180).combed()).isZero();
    }
  }

  @Test
  void weave_ofFieldsInTheOrderThatTheyWereShot_bendsLessAsTop() {
    // A wave that moves two samples a field; the top field is the earlier one.
    pass(interlaced((x, y) -> wave(x - 2 * (y % 2))));
    Texture second = pass(interlaced((x, y) -> wave(x - 2 * (2 + y % 2))));

    assertThat(second.weaveAsBottom()).isGreaterThan(second.weaveAsTop() * 3 / 2);
  }

  @Test
  void weave_ofProgressivePictures_isNotComputed() {
    texture((x, y) -> wave(x));
    assertThat(texture((x, y) -> wave(x + 3)).weaveAsTop()).isZero();
  }

  @Test
  void pairContrast_ofARamp_isOneAndThreeWhereLinePairsAreSwapped() {
    assertThat(texture((x, y) -> y % 16).pairContrast()).isEqualTo(1);
    assertThat(texture((x, y) -> (y ^ 1) % 16).pairContrast()).isEqualTo(3);
  }

  @Test
  void layoutChange_ofABrighterPicture_isTheStep() {
    assertThat(texture((x, y) -> 100).layoutChange()).isZero();
    assertThat(texture((x, y) -> 107).layoutChange()).isEqualTo(7);
  }

  @Test
  void columnSteps_ofAnEdgeEveryEightSamples_standOnTheGrid() {
    int[] steps = texture((x, y) -> x / 8 % 2 == 0 ? 100 : 110).columnSteps();

    // 640×480 has 30 groups, and one row of each is counted.
    assertThat(steps[7]).isEqualTo(30 * 10);
    assertThat(steps[8]).isZero();
    assertThat(steps[15]).isEqualTo(30 * 10);
  }

  @Test
  void texture_ofAPictureSmallerThanACell_isNone() {
    assertThat(pass.frame(SyntheticFrame.gray(31, 480, (x, y) -> 1)).get(Texture.FEATURE)).isNull();
    assertThat(pass.frame(SyntheticFrame.gray(640, 9, (x, y) -> 1)).get(Texture.FEATURE)).isNull();
  }

  private static int wave(int x) {
    return (int) Math.round(128 + 80 * Math.sin(x * 2 * Math.PI / 24));
  }

  private static VideoFrame interlaced(IntBinaryOperator picture) {
    return SyntheticFrame.gray(640, 480, picture).interlaced(true);
  }

  private Texture texture(IntBinaryOperator picture) {
    return pass(SyntheticFrame.gray(640, 480, picture));
  }

  private Texture pass(VideoFrame frame) {
    Texture texture = pass.frame(frame).get(Texture.FEATURE);
    assertThat(texture).isNotNull();
    return texture;
  }
}
