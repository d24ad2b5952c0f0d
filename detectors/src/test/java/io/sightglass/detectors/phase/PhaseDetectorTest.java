package io.sightglass.detectors.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhaseDetectorTest {

  private static final int RATE = 48_000;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new PhaseDetectorFactory()).run(sound);
  }

  private static List<List<Double>> inverted(List<Measurement> all) {
    return SoundBench.stretches(PhaseDetectorFactory.CORRELATION, false, -0.5, all);
  }

  private static double[] noise(long seed, int length) {
    Random random = new Random(seed);
    return random.doubles(length, -0.3, 0.3).toArray();
  }

  @Test
  void channelWithItsSignChanged_isFoundToTheHop() {
    double[] x = noise(3, 10 * RATE);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(3, (c, n) -> x[(int) n])
                .add(2, (c, n) -> c == 1 ? -x[(int) n] : x[(int) n])
                .add(3, (c, n) -> x[(int) n]));

    assertThat(inverted(all)).containsExactly(List.of(3.0, 5.0));
    assertThat(SoundBench.at(4, PhaseDetectorFactory.CORRELATION, all)).isCloseTo(-1, within(1e-9));
    assertThat(SoundBench.at(1, PhaseDetectorFactory.CORRELATION, all)).isCloseTo(1, within(1e-9));
  }

  @Test
  void pauseInInvertedSound_doesNotEndIt() {
    double[] x = noise(4, 10 * RATE);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(2, (c, n) -> x[(int) n])
                .add(1, (c, n) -> c == 1 ? -x[(int) n] : x[(int) n])
                .silence(1)
                .add(1, (c, n) -> c == 1 ? -x[(int) n] : x[(int) n])
                .add(2, (c, n) -> x[(int) n]));

    assertThat(inverted(all)).containsExactly(List.of(2.0, 5.0));
  }

  @Test
  void wideStereo_isNotInverted() {
    double[] left = noise(5, 6 * RATE);
    double[] right = noise(6, 6 * RATE);

    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(6, (c, n) -> c == 0 ? left[(int) n] : right[(int) n]));

    assertThat(inverted(all)).isEmpty();
  }

  @Test
  void silence_isNeitherInvertedNorMono() {
    List<Measurement> all = measure(new SyntheticSound(RATE, "FL", "FR").silence(15));

    assertThat(inverted(all)).isEmpty();
    assertThat(SoundBench.stretches(PhaseDetectorFactory.SIDE, false, -60, all)).isEmpty();
  }

  @Test
  void identicalChannels_readAsMonoOnceTenSecondsAreSeen() {
    List<Measurement> all = measure(new SyntheticSound(RATE, "FL", "FR").tone(12, 440, -20));

    assertThat(SoundBench.stretches(PhaseDetectorFactory.SIDE, false, -60, all))
        .containsExactly(List.of(0.0, 12.0));
  }

  @Test
  void mono_hasNoPhase() {
    assertThat(measure(new SyntheticSound(RATE, "FC").tone(2, 440, -20))).isEmpty();
  }
}
