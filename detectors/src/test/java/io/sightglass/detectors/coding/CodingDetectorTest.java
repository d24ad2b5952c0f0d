package io.sightglass.detectors.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CodingDetectorTest {

  private static final int PER_SECOND = 25;

  /** Values of a metric, with chunks of {@code length} pictures. */
  private static List<Double> values(
      String metric, int count, int length, IntFunction<SyntheticFrame> picture) {
    CodingDetector detector = new CodingDetector();
    List<Double> values = new ArrayList<>();
    for (int first = 0; first < count; first += length) {
      List<VideoFrame> frames = new ArrayList<>();
      for (int n = first; n < Math.min(count, first + length); n++) {
        frames.add(picture.apply(n).at(n, PER_SECOND));
      }
      try (Chunk chunk =
          new Chunk(first, TimeRange.ofSeconds(0, 1), frames, List.of(), List.of())) {
        detector.analyze(chunk, new ChunkFeatures(List.of(), List.of())).stream()
            .filter(m -> m.metric().equals(metric))
            .map(Measurement::value)
            .forEach(values::add);
      }
    }
    return values;
  }

  private static SyntheticFrame small() {
    return SyntheticFrame.gray(16, 16, (x, y) -> 0);
  }

  // Groups of five: I B P B P.
  private static SyntheticFrame grouped(int n) {
    return switch (n % 5) {
      case 0 -> small().coded('I', 50_000).key();
      case 2, 4 -> small().coded('P', 20_000);
      default -> small().coded('B', 5_000);
    };
  }

  @Test
  void groupOfFive_isCountedAndTyped_acrossChunks() {
    for (int length : new int[] {3, 25}) {
      assertThat(values(CodingDetectorFactory.POSITION, 7, length, n -> grouped(n)))
          .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 0.0, 1.0);
      assertThat(values(CodingDetectorFactory.TYPE, 5, length, n -> grouped(n)))
          .containsExactly(2.0, 0.0, 1.0, 0.0, 1.0);
      assertThat(values(CodingDetectorFactory.SIZE, 5, length, n -> grouped(n)))
          .containsExactly(50.0, 5.0, 20.0, 5.0, 20.0);
    }
  }

  @Test
  void hundredKilobytesAGroupOfFive_areFourMegabitsASecond() {
    List<Double> rates = values(CodingDetectorFactory.RATE, 100, 25, n -> grouped(n));
    // Five groups a second of 100,000 bytes each.
    assertThat(rates.subList(24, 100)).allSatisfy(rate -> assertThat(rate).isEqualTo(4.0));
    // The first picture alone: 50,000 bytes in 40 ms.
    assertThat(rates.getFirst()).isEqualTo(10.0);
  }

  @Test
  void programmeThatIsJoinedMidway_hasNoPositionBeforeItsFirstKeyPicture() {
    assertThat(values(CodingDetectorFactory.POSITION, 4, 4, n -> n < 2 ? small() : grouped(n - 2)))
        .containsExactly(0.0, 1.0);
  }

  @Test
  void sizeThatIsNotKnown_isNotMeasured() {
    assertThat(values(CodingDetectorFactory.SIZE, 3, 3, n -> small())).isEmpty();
    assertThat(values(CodingDetectorFactory.RATE, 3, 3, n -> small())).isEmpty();
  }
}
