package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateMeterTest {

  private static OptionalDouble measured(LongUnaryOperator time) {
    RateMeter meter = new RateMeter();
    OptionalDouble rate = OptionalDouble.empty();
    for (int i = 0; i < 100; i++) {
      OptionalDouble told = meter.accept(time.applyAsLong(i));
      rate = told.isPresent() ? told : rate;
    }
    return rate;
  }

  @Test
  void steadyPictures_haveTheirRate_inWhateverOrderTheyAreCoded() {
    assertThat(measured(i -> i * 40_000)).hasValue(25);
    // Each third is coded before the two that are shown before it.
    assertThat(measured(i -> 40_000 * (i % 3 == 0 ? i + 2 : i - 1))).hasValue(25);
    // A clock of milliseconds.
    assertThat(measured(i -> Math.round(i * 1001 / 30.0) * 1000).orElseThrow())
        .isEqualTo(30_000 / 1001.0, Offset.offset(0.05));
  }

  @Test
  void oneHole_changesNothing() {
    assertThat(measured(i -> (i < 20 ? i : i + 25) * 20_000)).hasValue(50);
  }

  @Test
  void picturesAtNoSteadyRate_haveNone() {
    assertThat(measured(i -> i / 2 * 80_000 + i % 2 * 20_000)).isEmpty();
    assertThat(measured(i -> 0)).isEmpty();
  }
}
