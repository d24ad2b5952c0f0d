package io.sightglass.detectors.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessDetectorTest {

  private static final int RATE = 48_000;

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new LoudnessDetectorFactory()).run(sound);
  }

  private static double last(String metric, List<Measurement> all) {
    return SoundBench.of(metric, all).getLast().value();
  }

  // EBU Tech 3342, cases 1 to 4: stereo sines of 1 kHz, 20 s each, within 1 LU.
  @ParameterizedTest
  @CsvSource({
    "10, '-20 -30'",
    "5, '-20 -15'",
    "20, '-40 -20'",
    "15, '-50 -35 -20 -35 -50'",
  })
  void range_ofSteps_isTheirDistance(double range, String levels) {
    SyntheticSound sound = new SyntheticSound(RATE, "FL", "FR");
    for (String level : levels.split(" ")) {
      sound.tone(20, 1000, Double.parseDouble(level));
    }

    assertThat(last(LoudnessDetectorFactory.RANGE, measure(sound))).isCloseTo(range, within(1.0));
  }

  // BS.1770: 0 dBFS at 997 Hz in the left, centre or right channel alone reads −3.01 LKFS; the
  // sides are 1.5 dB louder, and the low-frequency effects do not count.
  @ParameterizedTest
  @CsvSource({
    "FC, 0, -3.01",
    "FL FR, 0, -3.01",
    "FL FR, 1, -3.01",
    "FL FR FC LFE BL BR, 2, -3.01",
    "FL FR FC LFE BL BR, 3, -120",
    "FL FR FC LFE BL BR, 4, -1.52",
    "FL FR FC LFE BL BR SL SR, 4, -3.01",
    "FL FR FC LFE BL BR SL SR, 6, -1.52",
  })
  void tone_inOneChannelAlone_isWeightedByItsPlace(String layout, int channel, double expected) {
    double amplitude = 1;
    SyntheticSound sound =
        new SyntheticSound(RATE, layout.split(" "))
            .add(
                3, (c, n) -> c == channel ? amplitude * Math.sin(2 * Math.PI * 997 * n / RATE) : 0);

    assertThat(last(LoudnessDetectorFactory.MOMENTARY, measure(sound)))
        .isCloseTo(expected, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {32_000, 44_100, 96_000})
  void otherRates_readTheSame(int rate) {
    SyntheticSound sound = new SyntheticSound(rate, "FL", "FR").tone(5, 1000, -23);

    List<Measurement> all = measure(sound);

    assertThat(last(LoudnessDetectorFactory.MOMENTARY, all)).isCloseTo(-23, within(0.05));
    assertThat(last(LoudnessDetectorFactory.INTEGRATED, all)).isCloseTo(-23, within(0.05));
  }

  @Test
  void silence_readsTheFloor_andHasNoIntegratedLoudness() {
    List<Measurement> all = measure(new SyntheticSound(RATE, "FL", "FR").silence(5));

    assertThat(SoundBench.of(LoudnessDetectorFactory.MOMENTARY, all))
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.value()).isEqualTo(-120));
    assertThat(SoundBench.of(LoudnessDetectorFactory.INTEGRATED, all)).isEmpty();
  }

  // EBU Tech 3341, cases 20 to 23: one period of fs/4 at full scale, phase-continuous in fs/6 at
  // half of it, made at 4·fs, low-passed, and decimated at four offsets.
  @ParameterizedTest
  @CsvSource({"20, 0", "21, 1", "22, 2", "23, 3"})
  void truePeak_ofABurstBetweenSamples_isFound(int testCase, int offset) {
    float[] samples = OversampledBurst.decimated(offset);
    SyntheticSound sound =
        new SyntheticSound(RATE, "FL", "FR")
            .add(samples.length / (double) RATE, (c, n) -> samples[(int) n]);

    double most =
        SoundBench.of(LoudnessDetectorFactory.TRUE_PEAK, measure(sound)).stream()
            .mapToDouble(Measurement::value)
            .max()
            .orElseThrow();

    assertThat(most).as("case %d", testCase).isBetween(-0.4, 0.2);
  }

  @Test
  void truePeak_acrossTheBorderOfTwoChunks_isNotLost() {
    // fs/4 at 45°: no sample stands on a peak, on either side of any border.
    SyntheticSound sound =
        new SyntheticSound(RATE, "FC")
            .add(0.5, (c, n) -> 0.5 * Math.sin(Math.PI / 2 * n + Math.PI / 4));

    List<Measurement> whole = measure(sound);
    List<Measurement> pieces = new SoundBench(new LoudnessDetectorFactory(), 50_000).run(sound);

    assertThat(SoundBench.of(LoudnessDetectorFactory.TRUE_PEAK, pieces))
        .isEqualTo(SoundBench.of(LoudnessDetectorFactory.TRUE_PEAK, whole));
    assertThat(last(LoudnessDetectorFactory.TRUE_PEAK, whole)).isBetween(-6.4, -5.8);
  }
}
