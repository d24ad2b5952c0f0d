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
    return new PictureRun(new DroppedFramesDetectorFactory(), 25)
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
  void gapOfASecond_isNoLostPicture() {
    assertThat(missing(100, n -> n < 50 ? n : n + 25)).isEmpty();
  }
}
