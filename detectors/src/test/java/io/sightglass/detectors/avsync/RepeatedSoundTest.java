package io.sightglass.detectors.avsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.SyntheticSound;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A voice whose pitch wanders, of which some is played again; and music, which may do so. */
class RepeatedSoundTest {

  private static final int RATE = 48_000;
  private static final int SECONDS = 12;
  private static final int CUT = 5 * RATE + 123;
  private static final int BEAT = RATE / 8;
  private static final double[] VOICE = voice();

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 125, 200, 500, 900})
  void soundThatIsPlayedAgain_isMeasuredToTheSample(int ms) {
    int lag = ms * RATE / 1000;
    assertThat(told(n -> VOICE[n < CUT ? n : n - lag]))
        .singleElement()
        .satisfies(m -> {
          assertThat(m.value()).isCloseTo(ms, within(0.03));
          assertThat(m.time().seconds()).isCloseTo(CUT / (double) RATE, within(0.005));
          assertThat(m.durationMicros()).isCloseTo(1000L * ms, within(30L));
        });
  }

  @Test
  void lossyCoding_doesNotHideIt() {
    Random noise = new Random(7);
    assertThat(told(n -> VOICE[n < CUT ? n : n - 6_000] * (1 + 0.1 * noise.nextGaussian())))
        .extracting(Measurement::value)
        .singleElement()
        .satisfies(ms -> assertThat(ms).isCloseTo(125, within(0.03)));
  }

  @Test
  void channelsOfOppositePhase_doNotHideIt() {
    SyntheticSound sound =
        new SyntheticSound(RATE, "FL", "FR")
            .add(SECONDS, (c, n) -> (c == 0 ? 1 : -1) * VOICE[(int) (n < CUT ? n : n - 6_000)]);
    assertThat(told(sound.blocks())).extracting(Measurement::value).containsExactly(125.0);
  }

  @Test
  void voiceAlone_tellsNothing() {
    assertThat(told(n -> VOICE[n])).isEmpty();
  }

  @Test
  void soundThatIsLeftOut_tellsNothing() {
    assertThat(told(n -> VOICE[n < CUT ? n : n + 6_000])).isEmpty();
  }

  @Test
  void chordThatStands_tellsNothing() {
    assertThat(
            told(n ->
                0.2 * Math.sin(2 * Math.PI * 220 * n / RATE)
                    + 0.1 * Math.sin(2 * Math.PI * 277.5 * n / RATE)
                    + 0.1 * Math.sin(2 * Math.PI * 331 * n / RATE)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x x y z", "x x x y", "x y", "x x y x x z"})
  void strokesOfASequencer_tellNothing(String pattern) {
    String[] strokes = pattern.split(" ");
    assertThat(told(n -> stroke(strokes[n / BEAT % strokes.length].charAt(0), n % BEAT))).isEmpty();
  }

  @Test
  void strokeThatComesTwice_tellsNothing() {
    assertThat(told(n -> stroke(n / BEAT == 41 ? 40 : n / BEAT, n % BEAT))).isEmpty();
  }

  // Noise that dies away, until the next stroke cuts it off.
  private static double stroke(int which, int since) {
    return 0.5 * Math.exp(-since / (0.1 * RATE)) * hashed(which * 100_000 + since);
  }

  @Test
  void loopOfDenseSound_tellsNothing() {
    assertThat(told(n -> VOICE[n % (RATE / 2)])).isEmpty();
  }

  @Test
  void blocksOfAnyLength_giveTheSame() {
    SyntheticSound sound =
        new SyntheticSound(RATE, "FC")
            .add(SECONDS, (c, n) -> VOICE[(int) (n < CUT ? n : n - 9_600)]);
    RepeatedSound oneByOne = new RepeatedSound();
    List<Measurement> out = new ArrayList<>();
    for (AudioBlock block : sound.blocks()) {
      out.addAll(oneByOne.add(List.of(block)));
    }
    out.addAll(oneByOne.finish());
    assertThat(out.stream().filter(m -> m.value() > 0).toList()).isEqualTo(told(sound.blocks()));
  }

  private static List<Measurement> told(IntToDoubleFunction wave) {
    return told(
        new SyntheticSound(RATE, "FC")
            .add(SECONDS, (c, n) -> wave.applyAsDouble((int) n))
            .blocks());
  }

  private static List<Measurement> told(List<AudioBlock> blocks) {
    RepeatedSound repeats = new RepeatedSound();
    List<Measurement> out = new ArrayList<>(repeats.add(blocks));
    out.addAll(repeats.finish());
    return out.stream().filter(m -> m.value() > 0).toList();
  }

  // Noise that is the same for the same seed.
  private static double hashed(int seed) {
    int x = seed * 0x9E3779B9;
    x ^= x >>> 15;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    return x / (double) Integer.MAX_VALUE;
  }

  private static double[] voice() {
    RandomGenerator random = new Random(42);
    double[] x = new double[(SECONDS + 1) * RATE];
    double phase = 0;
    double pitch = 130;
    double towards = 130;
    double breath = 0;
    for (int n = 0; n < x.length; n++) {
      if (n % 4_000 == 0) {
        towards = 100 + 80 * random.nextDouble();
      }
      pitch += (towards - pitch) / 3_000;
      phase += pitch / RATE;
      breath = 0.7 * breath + 0.3 * random.nextGaussian();
      double syllable = 0.55 + 0.45 * Math.sin(2 * Math.PI * 3.7 * n / RATE);
      for (int h = 1; h <= 12; h++) {
        x[n] += 0.15 / h * syllable * Math.sin(2 * Math.PI * h * phase + h * h);
      }
      x[n] += 0.02 * breath;
    }
    return x;
  }
}
