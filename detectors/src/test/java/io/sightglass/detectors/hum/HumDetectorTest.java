package io.sightglass.detectors.hum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HumDetectorTest {

  private static final int RATE = 48_000;
  private static final double THRESHOLD = 15;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new HumDetectorFactory()).run(sound);
  }

  private static double hum(double mains, long n) {
    double sum = 0;
    for (int k = 1; k <= 4; k++) {
      sum += 0.004 / k * Math.sin(2 * Math.PI * mains * k * n / RATE);
    }
    return sum;
  }

  @Test
  void humUnderNoise_isFoundAtBothMains() {
    for (double mains : new double[] {50, 60, 50.1}) {
      Random random = new Random(14);
      List<Measurement> all =
          measure(
              new SyntheticSound(RATE, "FL", "FR")
                  .add(8, (c, n) -> 0.01 * random.nextGaussian() + (c == 1 ? hum(mains, n) : 0)));
      assertThat(SoundBench.stretches(HumDetectorFactory.HUM, true, THRESHOLD, all))
          .as("%s Hz", mains)
          .hasSize(1);
    }
  }

  @Test
  void humThatComesAndGoes_isFoundWhereItIs() {
    Random random = new Random(15);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FC")
                .add(
                    24,
                    (c, n) ->
                        0.003 * random.nextGaussian()
                            + (n >= 8 * RATE && n < 16 * RATE ? hum(50, n) : 0)));

    List<List<Double>> found = SoundBench.stretches(HumDetectorFactory.HUM, true, THRESHOLD, all);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().getFirst()).isCloseTo(8, within(1.0));
    assertThat(found.getFirst().getLast()).isCloseTo(16, within(1.0));
  }

  @Test
  void bassNote_hasOneLineOfTheMainsAtMost() {
    // G1 is 49 Hz: its second harmonic is 98 Hz.
    assertThat(
            SoundBench.stretches(
                HumDetectorFactory.HUM,
                true,
                THRESHOLD,
                measure(
                    new SyntheticSound(RATE, "FC")
                        .add(
                            8,
                            (c, n) ->
                                0.1 * Math.sin(2 * Math.PI * 49 * n / RATE)
                                    + 0.05 * Math.sin(2 * Math.PI * 98 * n / RATE)))))
        .isEmpty();
  }

  @Test
  void testTone_noise_andSilence_areNoHum() {
    Random random = new Random(16);
    List<SyntheticSound> sounds =
        List.of(
            new SyntheticSound(RATE, "FC").tone(6, 1000, -18),
            new SyntheticSound(RATE, "FC").add(6, (c, n) -> 0.1 * random.nextGaussian()),
            new SyntheticSound(RATE, "FC").silence(6));
    for (SyntheticSound sound : sounds) {
      assertThat(SoundBench.stretches(HumDetectorFactory.HUM, true, THRESHOLD, measure(sound)))
          .isEmpty();
    }
  }
}
