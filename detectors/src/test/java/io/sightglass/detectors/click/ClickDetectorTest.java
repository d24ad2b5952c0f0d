package io.sightglass.detectors.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClickDetectorTest {

  private static final int RATE = 48_000;
  private static final double THRESHOLD = 23;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new ClickDetectorFactory()).run(sound);
  }

  private static List<List<Double>> clicks(List<Measurement> all) {
    return SoundBench.stretches(ClickDetectorFactory.LEVEL, true, THRESHOLD, all);
  }

  /** A tone in faint noise. */
  private static double[] programme(long seed, double seconds) {
    Random random = new Random(seed);
    double[] x = new double[(int) (seconds * RATE)];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.1 * Math.sin(2 * Math.PI * 300 * i / RATE) + 0.001 * random.nextGaussian();
    }
    return x;
  }

  private static SyntheticSound sound(double[] x) {
    return new SyntheticSound(RATE, "FL", "FR").add(x.length / (double) RATE, (c, n) -> x[(int) n]);
  }

  @Test
  void singleSample_isFoundToTheMillisecond() {
    double[] x = programme(7, 5);
    x[(int) (2.5 * RATE)] += 0.5;

    List<List<Double>> clicks = clicks(measure(sound(x)));

    assertThat(clicks).hasSize(1);
    assertThat(clicks.getFirst().getFirst()).isCloseTo(2.5, within(0.001));
    assertThat(clicks.getFirst().getLast()).isCloseTo(2.501, within(0.001));
  }

  @Test
  void clickInOneChannelAlone_atTheBorderOfTwoChunks_isFound() {
    double[] x = programme(8, 4);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(4, (c, n) -> x[(int) n] + (c == 1 && n == 2 * RATE ? 0.4 : 0)));

    assertThat(clicks(all)).hasSize(1);
    assertThat(clicks(all).getFirst().getFirst()).isCloseTo(2, within(0.001));
  }

  @Test
  void drum_thatRingsOn_isNoClick() {
    Random random = new Random(9);
    double[] x = programme(9, 5);
    for (int i = 0; i < RATE / 2; i++) {
      x[2 * RATE + i] += 0.5 * Math.exp(-i / (0.03 * RATE)) * random.nextGaussian();
    }

    assertThat(clicks(measure(sound(x)))).isEmpty();
  }

  @Test
  void patter_isNoClick() {
    Random random = new Random(10);
    double[] x = programme(10, 5);
    for (int drop = 0; drop < 60; drop++) {
      x[RATE + random.nextInt(3 * RATE)] += 0.15 + 0.05 * random.nextDouble();
    }

    assertThat(clicks(measure(sound(x)))).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void toneThatBeginsAndEndsSoftly_andSilence_areNoClicks() {
    assertThat(
            clicks(
                measure(
                    new SyntheticSound(RATE, "FL", "FR")
                        .silence(1)
                        .add(
                            2,
                            (c, n) ->
                                Math.min(1, Math.min(n - RATE, 3 * RATE - 1 - n) / 960.0)
                                    * Math.sin(n * 0.05)
                                    / 3)
                        .silence(1))))
        .isEmpty();
  }

  @Test
  void hole_inSound_isADropoutOfItsLength() {
    double[] x = programme(11, 5);
    for (int i = 0; i < 960; i++) {
      x[2 * RATE + i] = 0;
    }

    List<Measurement> all = measure(sound(x));

    assertThat(SoundBench.stretches(ClickDetectorFactory.DROPOUT, true, 6, all))
        .hasSize(1)
        .first()
        .satisfies(s -> assertThat(s.getFirst()).isCloseTo(2, within(0.001)))
        .satisfies(s -> assertThat(s.getLast()).isCloseTo(2.02, within(0.001)));
    assertThat(SoundBench.at(2.01, ClickDetectorFactory.DROPOUT, all)).isCloseTo(20, within(0.6));
  }

  @Test
  void pause_thatFadesIn_isNoDropout() {
    double[] x = programme(12, 5);
    for (int i = 0; i < 960; i++) {
      x[2 * RATE + i] = 0;
    }
    for (int i = 0; i < 480; i++) {
      x[2 * RATE + 960 + i] *= i / 480.0 * i / 480.0;
    }

    assertThat(SoundBench.stretches(ClickDetectorFactory.DROPOUT, true, 1, measure(sound(x))))
        .isEmpty();
  }

  @Test
  void bufferThatComesTwice_isFoundWhereItRepeats() {
    Random random = new Random(13);
    double[] x = new double[5 * RATE];
    for (int i = 1; i < x.length; i++) {
      x[i] = 0.9 * x[i - 1] + 0.05 * random.nextGaussian();
    }
    System.arraycopy(x, 2 * RATE - 1024, x, 2 * RATE, 1024);

    List<Measurement> all = measure(sound(x));

    List<List<Double>> found = SoundBench.stretches(ClickDetectorFactory.REPEAT, true, 2, all);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().getFirst()).isCloseTo(2, within(1e-4));
    assertThat(SoundBench.at(2.01, ClickDetectorFactory.REPEAT, all))
        .isCloseTo(1024 * 1000.0 / RATE, within(0.01));
  }

  @Test
  void steadyTone_whosePeriodDividesTheRate_isNoRepeat() {
    assertThat(
            SoundBench.stretches(
                ClickDetectorFactory.REPEAT,
                true,
                2,
                measure(new SyntheticSound(RATE, "FL", "FR").tone(3, 1000, -18))))
        .isEmpty();
  }
}
