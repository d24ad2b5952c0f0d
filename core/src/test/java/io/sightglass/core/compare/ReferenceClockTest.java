package io.sightglass.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReferenceClockTest {

  private static Alignment stretch(double start, double end, OptionalDouble lagMicros) {
    return new Alignment(
        TimeRange.ofSeconds(start, end), OptionalDouble.empty(), lagMicros, OptionalDouble.empty());
  }

  private final ReferenceClock clock =
      new ReferenceClock(
          List.of(
              stretch(2, 4, OptionalDouble.of(120_000)),
              stretch(4, 6, OptionalDouble.empty()),
              stretch(6, 9, OptionalDouble.of(-40_000))));

  @Test
  void time_isThatOfItsStretch_lessTheLag() {
    assertThat(clock.inReference(MediaTime.ofSeconds(3))).isEqualTo(MediaTime.ofSeconds(2.88));
    assertThat(clock.inReference(MediaTime.ofSeconds(8))).isEqualTo(MediaTime.ofSeconds(8.04));
  }

  @Test
  void stretchWhoseLagIsNotKnown_goesOnAsTheOneBefore() {
    assertThat(clock.lagMicros(MediaTime.ofSeconds(5))).isEqualTo(120_000);
  }

  @Test
  void beforeTheFirstAndAfterTheLast_areAsTheyAre() {
    assertThat(clock.lagMicros(MediaTime.ZERO)).isEqualTo(120_000);
    assertThat(clock.lagMicros(MediaTime.ofSeconds(100))).isEqualTo(-40_000);
  }

  @Test
  void nothingAligned_isEqual() {
    assertThat(ReferenceClock.EQUAL.inReference(MediaTime.ofSeconds(7)))
        .isEqualTo(MediaTime.ofSeconds(7));
  }
}
