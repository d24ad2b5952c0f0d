package io.sightglass.detectors.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutDetectorTest {

  private static final int RATE = 48_000;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new LayoutDetectorFactory()).run(sound);
  }

  private static double tone(int channel, long n) {
    return 0.1 * Math.sin(2 * Math.PI * (400 + 10 * channel) * n / RATE);
  }

  private static SyntheticSound surround() {
    return new SyntheticSound(RATE, "FL", "FR", "FC", "LFE", "SL", "SR");
  }

  @Test
  void silentSurrounds_areFoundWhileTheFrontPlays() {
    List<Measurement> all = measure(surround().add(35, (c, n) -> c < 3 ? tone(c, n) : 0));

    assertThat(SoundBench.stretches(LayoutDetectorFactory.SURROUND, false, -70, all))
        .containsExactly(List.of(0.0, 35.0));
  }

  @Test
  void surroundsInUse_readTheirLevel() {
    List<Measurement> all = measure(surround().add(12, (c, n) -> tone(c, n)));

    assertThat(SoundBench.at(5, LayoutDetectorFactory.SURROUND, all))
        .isCloseTo(-23.01, within(0.1));
  }

  @Test
  void silenceOfAll_saysNothingOfTheSurrounds() {
    List<Measurement> all = measure(surround().add(12, (c, n) -> tone(c, n)).silence(12));

    assertThat(SoundBench.stretches(LayoutDetectorFactory.SURROUND, false, -70, all)).isEmpty();
  }

  @Test
  void stereoWithIdenticalChannels_isFound_andATrueOneIsNot() {
    List<Measurement> same =
        measure(new SyntheticSound(RATE, "FL", "FR").add(12, (c, n) -> tone(0, n)));
    List<Measurement> apart =
        measure(new SyntheticSound(RATE, "FL", "FR").add(12, (c, n) -> tone(c, n)));

    assertThat(SoundBench.at(5, LayoutDetectorFactory.DIFFERENCE, same)).isEqualTo(-120);
    assertThat(SoundBench.stretches(LayoutDetectorFactory.DIFFERENCE, false, -80, apart)).isEmpty();
  }
}
