package io.sightglass.detectors.channelloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelLossDetectorTest {

  private static final int RATE = 48_000;
  private static final double THRESHOLD = 20;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new ChannelLossDetectorFactory()).run(sound);
  }

  private static List<List<Double>> lost(List<Measurement> all) {
    return SoundBench.stretches(ChannelLossDetectorFactory.IMBALANCE, true, THRESHOLD, all);
  }

  private static double tone(long n) {
    return 0.1 * Math.sin(2 * Math.PI * 440 * n / RATE);
  }

  @Test
  void rightChannelGone_isFoundToTheHop() {
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(3, (c, n) -> tone(n))
                .add(2, (c, n) -> c == 1 ? 0 : tone(n))
                .add(3, (c, n) -> tone(n)));

    assertThat(lost(all)).containsExactly(List.of(3.0, 5.0));
    assertThat(SoundBench.at(4, ChannelLossDetectorFactory.LOST, all)).isEqualTo(2);
    // −23.01 dBFS against a floor of −96.
    assertThat(SoundBench.at(4, ChannelLossDetectorFactory.IMBALANCE, all))
        .isCloseTo(96 - 23.01, within(0.5));
  }

  @Test
  void pauseInSpeech_doesNotEndALoss() {
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(2, (c, n) -> tone(n))
                .add(1, (c, n) -> c == 0 ? 0 : tone(n))
                .silence(0.5)
                .add(1, (c, n) -> c == 0 ? 0 : tone(n))
                .add(2, (c, n) -> tone(n)));

    assertThat(lost(all)).containsExactly(List.of(2.0, 4.5));
    assertThat(SoundBench.at(3, ChannelLossDetectorFactory.LOST, all)).isEqualTo(1);
  }

  @Test
  void silenceOfBoth_isNoLoss() {
    Random random = new Random(2);
    assertThat(
            lost(
                measure(
                    new SyntheticSound(RATE, "FL", "FR")
                        .add(2, (c, n) -> tone(n))
                        .add(3, (c, n) -> c == 0 ? 0 : 3e-4 * random.nextGaussian())
                        .add(2, (c, n) -> tone(n)))))
        .isEmpty();
  }

  @Test
  void dialogueInTheCentreAlone_restingSurroundsAndEffects_areNoLoss() {
    assertThat(
            lost(
                measure(
                    new SyntheticSound(RATE, "FL", "FR", "FC", "LFE", "SL", "SR")
                        .add(8, (c, n) -> c == 2 ? tone(n) : 0))))
        .isEmpty();
  }

  @Test
  void effectOnOneSurround_countsAfterThreeSeconds() {
    for (double seconds : new double[] {2, 4}) {
      List<Measurement> all =
          measure(
              new SyntheticSound(RATE, "FL", "FR", "FC", "LFE", "SL", "SR")
                  .add(3, (c, n) -> tone(n))
                  .add(seconds, (c, n) -> c == 5 ? 0 : tone(n))
                  .add(3, (c, n) -> tone(n)));
      assertThat(lost(all)).as("%s s", seconds).hasSize(seconds > 3 ? 1 : 0);
    }
  }

  @Test
  void mono_hasNothingToLose() {
    assertThat(measure(new SyntheticSound(RATE, "FC").silence(2))).isEmpty();
  }
}
