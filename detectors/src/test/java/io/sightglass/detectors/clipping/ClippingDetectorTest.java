package io.sightglass.detectors.clipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClippingDetectorTest {

  private static final int RATE = 48_000;
  private static final double THRESHOLD = 2.5;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new ClippingDetectorFactory()).run(sound);
  }

  private static List<List<Double>> clipped(List<Measurement> all) {
    return SoundBench.stretches(ClippingDetectorFactory.FLAT, true, THRESHOLD, all);
  }

  /** Low noise: it has the amplitudes of speech and music. */
  private static double[] programme(long seed, double seconds, double level) {
    Random random = new Random(seed);
    double[] x = new double[(int) (seconds * RATE)];
    double slow = 0;
    for (int i = 0; i < x.length; i++) {
      slow = 0.97 * slow + random.nextGaussian();
      x[i] = level * slow / 4;
    }
    return x;
  }

  private static double limit(double x, double ceiling) {
    return Math.clamp(x, -ceiling, ceiling);
  }

  @Test
  void overdrivenPassage_isFoundFromItsFirstFlatTopToItsLast() {
    double[] x = programme(17, 8, 0.1);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FL", "FR")
                .add(3, (c, n) -> x[(int) n])
                .add(2, (c, n) -> limit(12 * x[(int) n], 1))
                .add(3, (c, n) -> x[(int) n]));

    assertThat(clipped(all)).hasSize(1);
    assertThat(clipped(all).getFirst().getFirst()).isCloseTo(3, within(0.05));
    assertThat(clipped(all).getFirst().getLast()).isCloseTo(5, within(0.05));
    assertThat(SoundBench.at(4, ClippingDetectorFactory.AT_FULL_SCALE, all)).isGreaterThan(3);
  }

  @Test
  void ceilingUnderFullScale_withARippleOnTheFlat_isFoundToo() {
    double[] x = programme(18, 4, 1.2);
    Random random = new Random(18);
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FC")
                .add(4, (c, n) -> limit(x[(int) n], 0.5) + 0.01 * random.nextGaussian()));

    assertThat(clipped(all)).hasSize(1);
    assertThat(SoundBench.at(2, ClippingDetectorFactory.AT_FULL_SCALE, all)).isZero();
  }

  @Test
  void loudSoundThatIsNotClipped_sine_andPeaksAtFullScale_areNone() {
    double[] x = programme(19, 6, 0.25);
    List<SyntheticSound> sounds =
        List.of(
            new SyntheticSound(RATE, "FC").add(6, (c, n) -> limit(x[(int) n], 1)),
            new SyntheticSound(RATE, "FC").tone(4, 440, 0),
            new SyntheticSound(RATE, "FC").tone(4, 60, -1));
    for (SyntheticSound sound : sounds) {
      assertThat(clipped(measure(sound))).isEmpty();
    }
  }

  @Test
  void samplesAtFullScale_areCountedInRuns() {
    List<Measurement> all =
        measure(
            new SyntheticSound(RATE, "FC")
                .add(0.1, (c, n) -> n >= 1000 && n < 1005 ? 1 : 0.1 * Math.sin(n * 0.1)));

    assertThat(SoundBench.at(0.025, ClippingDetectorFactory.AT_FULL_SCALE, all)).isEqualTo(5);
    assertThat(SoundBench.at(0.05, ClippingDetectorFactory.AT_FULL_SCALE, all)).isZero();
  }
}
