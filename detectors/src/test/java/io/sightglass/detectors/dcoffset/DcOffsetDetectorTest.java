package io.sightglass.detectors.dcoffset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import org.junit.jupiter.api.Test;

class DcOffsetDetectorTest {

  private static final int RATE = 48_000;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new DcOffsetDetectorFactory()).run(sound);
  }

  @Test
  void offset_ofOneChannel_isMeasuredExactly() {
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(5, (c, n) -> (c == 1 ? -0.02 : 0) + 0.2 * Math.sin(2 * Math.PI * n / 480)));

    assertThat(all)
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.value()).isCloseTo(20 * Math.log10(0.02), within(0.001)));
  }

  @Test
  void step_isSeenInTheMiddleOfItsSecond() {
    // −38 dBFS is reached where more than 63 % of the second around lie in it.
    List<Measurement> all =
        measure(new SyntheticSound(RATE, "FC").silence(4).add(6, (c, n) -> 0.02).silence(4));

    assertThat(SoundBench.stretches(DcOffsetDetectorFactory.OFFSET, true, -38, all))
        .containsExactly(List.of(4.2, 9.9));
  }

  @Test
  void soundWithoutOffset_staysFarUnder() {
    assertThat(measure(new SyntheticSound(RATE, "FC").tone(5, 50, -3)))
        .allSatisfy(m -> assertThat(m.value()).isLessThan(-90));
  }

  @Test
  void nothing_isSaidOfLessThanASecond() {
    assertThat(measure(new SyntheticSound(RATE, "FC").add(0.9, (c, n) -> 0.1))).isEmpty();
  }
}
