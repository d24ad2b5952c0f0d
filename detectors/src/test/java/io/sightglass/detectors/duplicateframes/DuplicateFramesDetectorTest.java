package io.sightglass.detectors.duplicateframes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DuplicateFramesDetectorTest {

  /** A texture that moves by 5 samples a picture, at step {@code n} of its way. */
  private static SyntheticFrame moving(int n) {
    return SyntheticFrame.gray(
        160,
        96,
        (x, y) -> {
          int at = x + 5 * n;
          return 60 + (at * at / 7 + y * y / 11 + at * y / 5) % 120;
        });
  }

  /** Numbers of pictures reported, where picture {@code n} shows step {@code shown(n)}. */
  private static List<Integer> repeated(int count, IntUnaryOperator shown) {
    return new PictureRun(new DuplicateFramesDetectorFactory(), 25)
        .where(DuplicateFramesDetectorFactory.REPEATED, count, n -> moving(shown.applyAsInt(n)));
  }

  @Test
  void steadyMotion_hasNone() {
    assertThat(repeated(120, n -> n)).isEmpty();
  }

  @Test
  void singleRepeatsAndShortRuns_areFoundToThePicture() {
    assertThat(repeated(150, n -> n == 40 ? 39 : n >= 90 && n < 93 ? 89 : n))
        .containsExactly(40, 90, 91, 92);
  }

  @Test
  void stutter_ofTwoSeconds_isReported() {
    assertThat(repeated(200, n -> n >= 60 && n < 110 && n % 5 == 0 ? n - 1 : n))
        .containsExactly(60, 65, 70, 75, 80, 85, 90, 95, 100, 105);
  }

  @Test
  void cadence_thatGoesOn_isTheProgrammes() {
    // Film at 16 pictures a second, shown at 24: every third repeats.
    assertThat(repeated(400, n -> n * 2 / 3)).isEmpty();
    // 24 to 25: one a second.
    assertThat(repeated(400, n -> n * 24 / 25)).isEmpty();
    // On twos.
    assertThat(repeated(400, n -> n / 2)).isEmpty();
  }

  @Test
  void cadence_fromWhichAConversionTookPictures_isTheProgrammes() {
    // Every third repeats; then every 25th picture is left out.
    assertThat(repeated(400, n -> n * 25 / 24 * 2 / 3)).isEmpty();
  }

  @Test
  void cadence_ofMotionThatPauses_isTheProgrammes() {
    // 30 pictures a second shown at 50; what moves stands still for as long again.
    IntUnaryOperator shown =
        n -> {
          int step = n * 3 / 5;
          return step / 48 * 24 + Math.min(step % 48, 24);
        };
    assertThat(repeated(480, shown)).isEmpty();
  }

  @Test
  void repeatsInDisorder_areReported_howeverLongTheyGoOn() {
    IntUnaryOperator shown = n -> n >= 40 && (n * n / 7 + n / 3) % 9 == 0 ? n - 1 : n;

    assertThat(repeated(400, shown)).isNotEmpty();
  }

  @Test
  void breakOfACadence_isReported() {
    assertThat(repeated(400, n -> n >= 301 && n <= 304 ? 300 * 2 / 3 : n * 2 / 3))
        .isNotEmpty()
        .allSatisfy(n -> assertThat(n).isBetween(301, 305));
  }

  @Test
  void freeze_isNoRepeat() {
    assertThat(repeated(200, n -> n >= 60 && n < 100 ? 60 : n)).isEmpty();
  }

  @Test
  void stillPicture_amidStillOnes_isNoRepeat() {
    assertThat(repeated(200, n -> n < 60 ? n : n < 120 ? 60 : n)).isEmpty();
  }

  @Test
  void chunks_makeNoDifference() {
    PictureRun small = new PictureRun(new DuplicateFramesDetectorFactory(), 25).inChunksOf(12);
    PictureRun large = new PictureRun(new DuplicateFramesDetectorFactory(), 25).inChunksOf(50);
    IntUnaryOperator shown = n -> n >= 20 && n < 70 && n % 4 == 0 ? n - 1 : n;

    assertThat(small.of(120, n -> moving(shown.applyAsInt(n))))
        .isEqualTo(large.of(120, n -> moving(shown.applyAsInt(n))))
        .hasSize(120);
  }
}
