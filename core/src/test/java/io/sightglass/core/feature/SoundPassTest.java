package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.SyntheticSound;
import io.sightglass.core.time.MediaTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoundPassTest {

  @Test
  void levels_ofASquareWaveWithOffset_areExact() {
    SyntheticSound sound =
        new SyntheticSound(48_000, "FL", "FR")
            .add(0.02, (c, n) -> c == 0 ? (n % 2 == 0 ? 0.75 : -0.25) : 0);

    AudioFeatures features = all(sound, EnumSet.of(SoundFeature.AUDIO_LEVELS));

    assertThat(features.hops()).isEqualTo(2);
    assertThat(features.hopSamples()).isEqualTo(480);
    assertThat(features.times()).containsExactly(MediaTime.ZERO, MediaTime.ofMicros(10_000));
    assertThat(Objects.requireNonNull(features.peak())[0]).containsExactly(0.75f, 0.75f);
    assertThat(Objects.requireNonNull(features.energy())[0]).containsExactly(0.3125, 0.3125);
    assertThat(Objects.requireNonNull(features.mean())[0]).containsExactly(0.25, 0.25);
    assertThat(Objects.requireNonNull(features.zeros())[1]).containsExactly(480, 480);
    assertThat(features.weighted()).isNull();
    assertThat(features.truePeak()).isNull();
  }

  @Test
  void hops_atARateThatIsNoMultipleOf100_keepExactTimes() {
    AudioFeatures features =
        all(new SyntheticSound(11_025, "FC").silence(1), EnumSet.of(SoundFeature.AUDIO_LEVELS));

    assertThat(features.hopSamples()).isEqualTo(110);
    assertThat(features.hops()).isEqualTo(101);
    assertThat(features.times()[100].micros()).isEqualTo(Math.round(100 * 110 * 1e6 / 11_025));
  }

  @Test
  void hops_crossTheBordersOfChunks() {
    SyntheticSound sound = new SyntheticSound(48_000, "FC").tone(0.5, 1000, -20);
    SoundPass pass = new SoundPass(EnumSet.allOf(SoundFeature.class));
    List<AudioBlock> blocks = sound.blocks();
    AudioFeatures whole = all(sound, EnumSet.allOf(SoundFeature.class));
    int hop = 0;
    for (int i = 0; i < blocks.size(); i++) {
      List<AudioFeatures> part = pass.features(blocks.subList(i, i + 1), i == blocks.size() - 1);
      for (int h = 0; !part.isEmpty() && h < part.getFirst().hops(); h++, hop++) {
        assertThat(part.getFirst().times()[h]).isEqualTo(whole.times()[hop]);
        assertThat(Objects.requireNonNull(part.getFirst().weighted())[0][h])
            .isEqualTo(Objects.requireNonNull(whole.weighted())[0][hop]);
        assertThat(Objects.requireNonNull(part.getFirst().truePeak())[0][h])
            .isEqualTo(Objects.requireNonNull(whole.truePeak())[0][hop]);
      }
    }
    assertThat(hop).isEqualTo(50).isEqualTo(whole.hops());
  }

  @Test
  void timestamp_thatJumps_setsTheHopsAnew() {
    SyntheticSound sound = new SyntheticSound(48_000, "FC").silence(0.1);
    AudioBlock before = sound.blocks().getFirst();
    AudioBlock after =
        new AudioBlock(sound.track(), MediaTime.ofSeconds(2), 1024, new float[1][960], false);
    SoundPass pass = new SoundPass(EnumSet.of(SoundFeature.AUDIO_LEVELS));

    AudioFeatures features = pass.features(List.of(before, after), true).getFirst();

    assertThat(features.times())
        .containsExactly(
            MediaTime.ZERO,
            MediaTime.ofMicros(10_000),
            MediaTime.ofMicros(20_000),
            MediaTime.ofSeconds(2),
            MediaTime.ofSeconds(2.01));
  }

  @Test
  void timestamps_roundedToMilliseconds_doNotJitterIntoTheHops() {
    SyntheticSound sound = new SyntheticSound(44_100, "FC").silence(1);
    List<AudioBlock> rounded =
        sound.blocks().stream()
            .map(b ->
                new AudioBlock(
                    b.track(),
                    MediaTime.ofMicros(b.time().micros() / 1000 * 1000),
                    b.firstSample(),
                    new float[][] {b.channel(0)},
                    false))
            .toList();

    AudioFeatures features =
        new SoundPass(EnumSet.of(SoundFeature.AUDIO_LEVELS)).features(rounded, true).getFirst();

    assertThat(features.times()[57].micros()).isEqualTo(570_000);
  }

  @Test
  void coefficients_at48kHz_areTheTableOfTheRecommendation() {
    KWeighting.Coefficients shelf = KWeighting.shelf(48_000);
    assertThat(shelf.b0()).isCloseTo(1.53512485958697, within(1e-10));
    assertThat(shelf.b1()).isCloseTo(-2.69169618940638, within(1e-10));
    assertThat(shelf.b2()).isCloseTo(1.19839281085285, within(1e-10));
    assertThat(shelf.a1()).isCloseTo(-1.69065929318241, within(1e-10));
    assertThat(shelf.a2()).isCloseTo(0.73248077421585, within(1e-10));
    KWeighting.Coefficients highPass = KWeighting.highPass(48_000);
    assertThat(highPass.a1()).isCloseTo(-1.99004745483398, within(1e-10));
    assertThat(highPass.a2()).isCloseTo(0.99007225036621, within(1e-10));
  }

  // BS.1770-5: a 997 Hz sine at 0 dBFS in one front channel reads −3.01 LKFS.
  @Test
  void weightedEnergy_ofFullScale997Hz_readsMinus3Point01AtAnyRate() {
    for (int rate : new int[] {32_000, 44_100, 48_000, 96_000}) {
      AudioFeatures features =
          all(
              new SyntheticSound(rate, "FC").tone(3, 997, 0),
              EnumSet.of(SoundFeature.K_WEIGHTED_ENERGY));
      double[] weighted = Objects.requireNonNull(features.weighted())[0];
      double sum = 0;
      for (int h = 100; h < 300; h++) {
        sum += weighted[h];
      }
      assertThat(-0.691 + 10 * Math.log10(sum / 200))
          .as("%d Hz", rate)
          .isCloseTo(-3.01, within(rate == 48_000 ? 0.005 : 0.02));
    }
  }

  @Test
  void features_nobodyAskedFor_areNotComputed() {
    SyntheticSound sound = new SyntheticSound(48_000, "FC").silence(1);

    assertThat(new SoundPass(Set.of(LumaStatistics.FEATURE)).features(sound.blocks(), true))
        .isEmpty();
  }

  private static AudioFeatures all(SyntheticSound sound, Set<SoundFeature> features) {
    return new SoundPass(features).features(sound.blocks(), true).getFirst();
  }
}
