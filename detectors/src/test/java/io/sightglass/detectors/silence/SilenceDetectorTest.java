package io.sightglass.detectors.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SilenceDetectorTest {

  private static final int RATE = 48_000;

  private static SyntheticSound stereo() {
    return new SyntheticSound(RATE, "FL", "FR");
  }

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new SilenceDetectorFactory()).run(sound);
  }

  private static List<List<Double>> silent(List<Measurement> all) {
    return SoundBench.stretches(SilenceDetectorFactory.LEVEL, false, -68, all);
  }

  @Test
  void silence_betweenTones_isFoundToTheHop() {
    List<Measurement> all = measure(stereo().tone(2, 1000, -20).silence(1.5).tone(2, 1000, -20));

    assertThat(silent(all)).containsExactly(List.of(2.0, 3.5));
    assertThat(SoundBench.at(2.5, SilenceDetectorFactory.LEVEL, all)).isEqualTo(-120);
    assertThat(SoundBench.stretches(SilenceDetectorFactory.DIGITAL_ZERO, true, 1, all))
        .containsExactly(List.of(2.0, 3.5));
  }

  @Test
  void ditheredSilence_isSilent_andNotDigitalZero() {
    Random random = new Random(1);
    List<Measurement> all =
        measure(
            stereo()
                .tone(2, 1000, -20)
                .add(2, (c, n) -> (random.nextDouble() - random.nextDouble()) / 32_768)
                .tone(2, 1000, -20));

    assertThat(silent(all)).containsExactly(List.of(2.0, 4.0));
    assertThat(SoundBench.stretches(SilenceDetectorFactory.DIGITAL_ZERO, true, 1, all)).isEmpty();
  }

  @Test
  void silenceWithADirectComponent_isSilent() {
    List<Measurement> all =
        measure(stereo().tone(2, 1000, -20).add(2, (c, n) -> 0.05).tone(2, 1000, -20));

    assertThat(silent(all)).containsExactly(List.of(2.0, 4.0));
  }

  @Test
  void shortPause_hasToBeDeeper() {
    // −70 dBFS, root mean square, is silence when it lasts a second.
    double hiss = -70 + 3.0103;

    assertThat(
            silent(measure(stereo().tone(2, 1000, -20).tone(0.6, 1000, hiss).tone(2, 1000, -20))))
        .isEmpty();
    assertThat(
            silent(measure(stereo().tone(2, 1000, -20).tone(1.2, 1000, hiss).tone(2, 1000, -20))))
        .hasSize(1);
    assertThat(silent(measure(stereo().tone(2, 1000, -20).silence(0.5).tone(2, 1000, -20))))
        .containsExactly(List.of(2.0, 2.5));
    assertThat(silent(measure(stereo().tone(2, 1000, -20).silence(0.3).tone(2, 1000, -20))))
        .isEmpty();
  }

  @Test
  void oneChannelSilent_isSilenceOfThatChannelAlone() {
    List<Measurement> all =
        measure(
            stereo()
                .tone(1, 1000, -20)
                .add(2, (c, n) -> c == 1 ? 0 : 0.1 * Math.sin(n * 0.1))
                .tone(1, 1000, -20));

    assertThat(silent(all)).isEmpty();
    assertThat(SoundBench.stretches(SilenceDetectorFactory.channelLevel(1), false, -68, all))
        .containsExactly(List.of(1.0, 3.0));
    assertThat(SoundBench.stretches(SilenceDetectorFactory.channelLevel(0), false, -68, all))
        .isEmpty();
  }

  @Test
  void silenceThroughout_isFoundWhole() {
    assertThat(silent(measure(stereo().silence(3)))).containsExactly(List.of(0.0, 3.0));
  }

  @Test
  void level_ofASteadyTone_isItsRootMeanSquare() {
    List<Measurement> all = measure(stereo().tone(3, 1000, -20));

    assertThat(SoundBench.at(1.5, SilenceDetectorFactory.LEVEL, all))
        .isCloseTo(-20 - 3.0103, within(0.001));
  }
}
