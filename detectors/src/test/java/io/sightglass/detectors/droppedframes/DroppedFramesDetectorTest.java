package io.sightglass.detectors.droppedframes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.time.MediaTime;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DroppedFramesDetectorTest {

  /** What is missing, where picture {@code n} comes at {@code place(n)} periods of 40 ms. */
  private static List<Measurement> missing(int count, IntUnaryOperator place) {
    return missing(count, place, 25);
  }

  private static List<Measurement> missing(int count, IntUnaryOperator place, int chunk) {
    return new PictureRun(new DroppedFramesDetectorFactory(), 25)
            .inChunksOf(chunk)
            .of(count, n -> SyntheticFrame.gray(8, 8, (x, y) -> 50).at(place.applyAsInt(n), 25))
            .stream()
            .filter(m -> m.value() > 0)
            .toList();
  }

  @Test
  void hole_isFromTheFirstMissingPictureToTheNextThatCame() {
    assertThat(missing(100, n -> n < 50 ? n : n + 3))
        .containsExactly(
            new Measurement(
                DroppedFramesDetectorFactory.MISSING, MediaTime.ofSeconds(2), 120_000, 3));
  }

  @Test
  void steadyRate_hasNone() {
    assertThat(missing(100, n -> n)).isEmpty();
  }

  @Test
  void variableRate_hasNone() {
    assertThat(missing(100, n -> n * 3 / 2 + n % 7 * n % 3)).isEmpty();
  }

  @Test
  void halfTheRateFromHalfWayOn_hasNone() {
    assertThat(missing(150, n -> n < 50 ? n : 50 + 2 * (n - 50))).isEmpty();
  }

  @Test
  void rhythmWithoutItsFifthPicture_hasNone() {
    // What is left of 24 pictures repeated to 30, when a packager takes out the repeats.
    assertThat(missing(150, n -> n < 50 ? n : n + (n - 50) / 3)).isEmpty();
  }

  @Test
  void holesNearTheStartAndTheEnd_areFound() {
    assertThat(missing(60, n -> n < 3 ? n : n < 58 ? n + 1 : n + 3)).hasSize(2);
  }

  @Test
  void picturesLeftOutAfterTheFirst_areNoHole() {
    assertThat(missing(60, n -> n < 1 ? n : n + 2)).isEmpty();
  }

  @Test
  void chunksOfAnyLength_measureTheSame() {
    IntUnaryOperator place = n -> n < 50 ? n : n + 3;
    assertThat(missing(100, place, 13)).isEqualTo(missing(100, place, 50));
  }

  @Test
  void gapOfASecond_isNoLostPicture() {
    assertThat(missing(100, n -> n < 50 ? n : n + 25)).isEmpty();
  }
}
