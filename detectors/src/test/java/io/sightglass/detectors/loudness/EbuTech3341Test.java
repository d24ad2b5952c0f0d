package io.sightglass.detectors.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SoundBench;
import io.sightglass.core.media.SyntheticSound;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The minimum requirements of EBU Tech 3341, cases 1 to 6 and 9 to 14: stereo sines of 1 kHz at 48
 * kHz, in phase. Cases 7 and 8 need EBU's own programmes; 15 to 23 are those of true peak. Beside
 * the standard's ±0.1 LU each value is held against the analytic one, within 0.02 LU.
 */
class EbuTech3341Test {

  private static final int RATE = 48_000;
  private static final double TOLERANCE = 0.1;
  private static final double EXACT = 0.02;

  /** A passage: seconds, and the peak level of the sine; −∞ is silence. */
  private record Passage(double seconds, double level) {
    static Passage silence(double seconds) {
      return new Passage(seconds, Double.NEGATIVE_INFINITY);
    }
  }

  private static SyntheticSound stereo(List<Passage> passages) {
    SyntheticSound sound = new SyntheticSound(RATE, "FL", "FR");
    for (Passage passage : passages) {
      if (Double.isInfinite(passage.level())) {
        sound.silence(passage.seconds());
      } else {
        sound.tone(passage.seconds(), 1000, passage.level());
      }
    }
    return sound;
  }

  private static List<Measurement> measure(SyntheticSound sound) {
    return new SoundBench(new LoudnessDetectorFactory()).run(sound);
  }

  private static List<Measurement> measure(Passage... passages) {
    return measure(stereo(List.of(passages)));
  }

  /** Loudness of a stereo sine of 1 kHz: what its level is, and 0.007 LU. */
  private static double analytic(double level) {
    return KResponse.loudness(2 * Math.pow(10, level / 10) / 2 * KResponse.power(1000, RATE));
  }

  /** Integrated loudness of passages, from the powers of their blocks, gated twice. */
  private static double analytic(Passage... passages) {
    List<Double> blocks = new ArrayList<>();
    double length = 0;
    for (Passage passage : passages) {
      length += passage.seconds();
    }
    for (int step = 0; step * 0.1 + 0.4 <= length + 1e-9; step++) {
      double power = 0;
      double at = 0;
      for (Passage passage : passages) {
        double inside =
            Math.min(at + passage.seconds(), step * 0.1 + 0.4) - Math.max(at, step * 0.1);
        power += Math.max(0, inside) / 0.4 * Math.pow(10, analytic(passage.level()) / 10);
        at += passage.seconds();
      }
      blocks.add(power);
    }
    double absolute = meanAbove(blocks, Math.pow(10, -7.0));
    return 10 * Math.log10(meanAbove(blocks, Math.max(Math.pow(10, -7.0), absolute / 10)));
  }

  private static double meanAbove(List<Double> blocks, double gate) {
    return blocks.stream().mapToDouble(b -> b).filter(b -> b > gate).average().orElseThrow();
  }

  private static double last(String metric, List<Measurement> all) {
    return SoundBench.of(metric, all).getLast().value();
  }

  private static double most(String metric, double from, double to, List<Measurement> all) {
    return SoundBench.of(metric, all).stream()
        .filter(m -> m.time().seconds() >= from && m.time().seconds() < to)
        .mapToDouble(Measurement::value)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest(name = "case {0}")
  @CsvSource({"1, -23", "2, -33"})
  void steadyTone_readsTheSameOnAllThreeMeters(int testCase, double level) {
    List<Measurement> all = measure(new Passage(20, level));

    assertThat(analytic(level)).isCloseTo(level, within(0.01));
    for (String meter :
        List.of(
            LoudnessDetectorFactory.MOMENTARY,
            LoudnessDetectorFactory.SHORT_TERM,
            LoudnessDetectorFactory.INTEGRATED)) {
      assertThat(last(meter, all))
          .as("case %d, %s", testCase, meter)
          .isCloseTo(analytic(level), within(EXACT));
    }
  }

  @Test
  void integrated_leavesOutWhatLiesUnderTheGates() {
    Passage[] three = {new Passage(10, -36), new Passage(60, -23), new Passage(10, -36)};
    Passage[] four = {
      new Passage(10, -72),
      new Passage(10, -36),
      new Passage(60, -23),
      new Passage(10, -36),
      new Passage(10, -72)
    };
    Passage[] five = {new Passage(20, -26), new Passage(20.1, -20), new Passage(20, -26)};

    for (Passage[] passages : List.of(three, four, five)) {
      double integrated = last(LoudnessDetectorFactory.INTEGRATED, measure(passages));
      assertThat(integrated).isCloseTo(-23, within(TOLERANCE));
      assertThat(integrated).isCloseTo(analytic(passages), within(EXACT));
    }
  }

  @Test
  void surround_isWeightedByChannel_case6() {
    double[] levels = {-28, -28, -24, -120, -30, -30};
    SyntheticSound sound =
        new SyntheticSound(RATE, "FL", "FR", "FC", "LFE", "SL", "SR")
            .add(
                20,
                (c, n) -> Math.pow(10, levels[c] / 20) * Math.sin(2 * Math.PI * 1000 * n / RATE));
    double weighted = 0;
    for (int c : new int[] {0, 1, 2, 4, 5}) {
      weighted += (c >= 4 ? 1.41 : 1) * Math.pow(10, levels[c] / 10) / 2;
    }

    double integrated = last(LoudnessDetectorFactory.INTEGRATED, measure(sound));

    assertThat(integrated).isCloseTo(-23, within(TOLERANCE));
    assertThat(integrated)
        .isCloseTo(KResponse.loudness(weighted * KResponse.power(1000, RATE)), within(EXACT));
  }

  @Test
  void shortTerm_ofAlternatingTones_isConstantAfter3s_case9() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      passages.add(new Passage(1.34, -20));
      passages.add(new Passage(1.66, -30));
    }
    double analytic =
        10
            * Math.log10(
                (1.34 * Math.pow(10, analytic(-20) / 10) + 1.66 * Math.pow(10, analytic(-30) / 10))
                    / 3);

    List<Measurement> shortTerm =
        SoundBench.of(LoudnessDetectorFactory.SHORT_TERM, measure(stereo(passages)));

    assertThat(shortTerm.getFirst().time().seconds()).isCloseTo(2.99, within(1e-6));
    assertThat(shortTerm)
        .hasSize(241)
        .allSatisfy(m -> assertThat(m.value()).isCloseTo(-23, within(TOLERANCE)))
        .allSatisfy(m -> assertThat(m.value()).isCloseTo(analytic, within(EXACT)));
  }

  @Test
  void shortTerm_ofThreeSecondsFromAnywhere_reachesTheirLevel_case10() {
    for (int i = 0; i < 20; i++) {
      List<Measurement> all =
          measure(Passage.silence(i * 0.15), new Passage(3, -23), Passage.silence(1));
      assertThat(most(LoudnessDetectorFactory.SHORT_TERM, 0, 100, all))
          .as("start %d", i)
          .isCloseTo(analytic(-23), within(EXACT));
    }
  }

  @Test
  void shortTerm_ofALiveMeter_followsToneByTone_case11() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      passages.add(Passage.silence(i * 0.15));
      passages.add(new Passage(3, -38 + i));
      passages.add(Passage.silence(3 - i * 0.15));
    }
    List<Measurement> all = measure(stereo(passages));

    for (int i = 0; i < 20; i++) {
      assertThat(most(LoudnessDetectorFactory.SHORT_TERM, 0, 6 * (i + 1), all))
          .as("tone %d", i)
          .isCloseTo(analytic(-38 + i), within(EXACT));
    }
  }

  @Test
  void momentary_ofAlternatingTones_isConstantAfter1s_case12() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      passages.add(new Passage(0.18, -20));
      passages.add(new Passage(0.22, -30));
    }
    double analytic =
        10
            * Math.log10(
                (0.18 * Math.pow(10, analytic(-20) / 10) + 0.22 * Math.pow(10, analytic(-30) / 10))
                    / 0.4);

    List<Measurement> momentary =
        SoundBench.of(LoudnessDetectorFactory.MOMENTARY, measure(stereo(passages))).stream()
            .filter(m -> m.time().seconds() >= 1)
            .toList();

    assertThat(momentary)
        .hasSize(900)
        .allSatisfy(m -> assertThat(m.value()).isCloseTo(-23, within(TOLERANCE)))
        .allSatisfy(m -> assertThat(m.value()).isCloseTo(analytic, within(EXACT)));
  }

  @Test
  void momentary_of400msFromAnywhere_reachesTheirLevel_case13() {
    for (int i = 0; i < 20; i++) {
      List<Measurement> all =
          measure(Passage.silence(i * 0.02), new Passage(0.4, -23), Passage.silence(1));
      assertThat(most(LoudnessDetectorFactory.MOMENTARY, 0, 100, all))
          .as("start %d", i)
          .isCloseTo(analytic(-23), within(EXACT));
    }
  }

  @Test
  void momentary_ofALiveMeter_followsToneByTone_case14() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      passages.add(Passage.silence(i * 0.02));
      passages.add(new Passage(0.4, -38 + i));
      passages.add(Passage.silence(0.4 - i * 0.02));
    }
    List<Measurement> all = measure(stereo(passages));

    for (int i = 0; i < 20; i++) {
      assertThat(most(LoudnessDetectorFactory.MOMENTARY, 0, 0.8 * (i + 1), all))
          .as("tone %d", i)
          .isCloseTo(analytic(-38 + i), within(EXACT));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 333_000, 1_000_000, 5_000_000})
  void chunks_ofAnyLength_readTheSame(long micros) {
    SyntheticSound sound = stereo(List.of(new Passage(2.345, -30), new Passage(3, -20)));

    assertThat(
            last(
                LoudnessDetectorFactory.INTEGRATED,
                new SoundBench(new LoudnessDetectorFactory(), micros).run(sound)))
        .isEqualTo(last(LoudnessDetectorFactory.INTEGRATED, measure(sound)));
  }
}
