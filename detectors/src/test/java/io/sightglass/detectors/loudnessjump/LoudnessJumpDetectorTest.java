package io.sightglass.detectors.loudnessjump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LoudnessJumpDetectorTest {

  private static final int RATE = 48_000;

  /** Noise in syllables, four a second, over one that swells: seconds to gain in dB. */
  private static List<Measurement> speech(double seconds, DoubleUnaryOperator gain) {
    return speech(seconds, t -> 4e-3 * Math.pow(10, 0.6 * Math.sin(2 * Math.PI * t)), t -> 1, gain);
  }

  /** Seconds to the deviation of the noise, to what is said of the syllables, to gain in dB. */
  private static List<Measurement> speech(
      double seconds,
      DoubleUnaryOperator noise,
      DoubleUnaryOperator said,
      DoubleUnaryOperator gain) {
    Random random = new Random(22);
    return new SoundBench(new LoudnessJumpDetectorFactory())
        .run(
            new SyntheticSound(RATE, "FL", "FR")
                .add(
                    seconds,
                    (c, n) -> {
                      double t = n / (double) RATE;
                      double syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * t));
                      double x = 0.1 * syllable * said.applyAsDouble(t) + noise.applyAsDouble(t);
                      return x * random.nextGaussian() * Math.pow(10, gain.applyAsDouble(t) / 20);
                    }));
  }

  private static List<List<Double>> jumps(List<Measurement> all) {
    return SoundBench.stretches(LoudnessJumpDetectorFactory.STEP, true, 10, all);
  }

  @Test
  void passageThatIsSofter_isFoundBetweenItsEdges() {
    List<Measurement> all = speech(16, t -> t >= 5 && t < 9 ? -14 : 0);

    assertThat(jumps(all)).hasSize(1);
    assertThat(jumps(all).getFirst().getFirst()).isCloseTo(5, within(0.2));
    assertThat(jumps(all).getFirst().getLast()).isCloseTo(9, within(0.2));
    assertThat(SoundBench.at(7, LoudnessJumpDetectorFactory.STEP, all)).isCloseTo(14, within(1.5));
  }

  @Test
  void passageThatIsLouder_isFoundToo() {
    assertThat(jumps(speech(16, t -> t >= 6 && t < 9 ? 12 : 0))).hasSize(1);
  }

  @Test
  void steadySpeech_smallSteps_andSlowFades_areNoJumps() {
    assertThat(jumps(speech(12, t -> 0))).isEmpty();
    assertThat(jumps(speech(12, t -> t >= 5 && t < 8 ? -5 : 0))).isEmpty();
    assertThat(jumps(speech(24, t -> -20 * Math.sin(Math.PI * t / 24)))).isEmpty();
  }

  @Test
  void stepForGood_isNone() {
    assertThat(jumps(speech(16, t -> t >= 8 ? 14 : 0))).isEmpty();
  }

  @Test
  void pause_isNone() {
    assertThat(jumps(speech(16, t -> t >= 5 && t < 9 ? -50 : 0))).isEmpty();
  }

  private static List<List<Double>> gains(List<Measurement> all) {
    return SoundBench.stretches(LoudnessJumpDetectorFactory.GAIN, true, 5, all);
  }

  @Test
  void gainThatTheNoiseShows_isFoundToATenthOfADecibel_andNotSaidTwice() {
    List<Measurement> all = speech(16, t -> 1e-3, t -> 1, t -> t >= 5 && t < 9 ? -8 : 0);

    assertThat(gains(all)).hasSize(1);
    assertThat(gains(all).getFirst().getFirst()).isCloseTo(5, within(0.2));
    assertThat(gains(all).getFirst().getLast()).isCloseTo(9, within(0.1));
    assertThat(SoundBench.at(7, LoudnessJumpDetectorFactory.GAIN, all)).isCloseTo(8, within(0.3));
    assertThat(jumps(all)).isEmpty();
  }

  @Test
  void gainWhoseEdgeFallsIntoAPause_isFoundByTheNoise() {
    DoubleUnaryOperator said = t -> t >= 8.6 && t < 10.5 ? 0 : 1;

    List<Measurement> all = speech(16, t -> 1e-3, said, t -> t >= 5 && t < 9 ? 9 : 0);

    assertThat(gains(all)).hasSize(1);
    assertThat(gains(all).getFirst().getLast()).isCloseTo(9, within(0.1));
  }

  @Test
  void speechThatIsLouder_overNoiseThatStays_isNoGain() {
    List<Measurement> all = speech(16, t -> 1e-3, t -> t >= 5 && t < 9 ? 4 : 1, t -> 0);

    assertThat(gains(all)).isEmpty();
  }

  @Test
  void noiseOfAnotherSpectrum_isNoGain() {
    Random random = new Random(23);
    double[] before = new double[1];
    List<Measurement> all =
        new SoundBench(new LoudnessJumpDetectorFactory())
            .run(
                new SyntheticSound(RATE, "FC")
                    .add(
                        16,
                        (c, n) -> {
                          double t = n / (double) RATE;
                          double white = 3e-3 * random.nextGaussian();
                          double dull = (white + before[0]) / 2;
                          before[0] = white;
                          return t >= 5 && t < 9 ? dull / 2 : white;
                        }));

    assertThat(gains(all)).isEmpty();
  }
}
