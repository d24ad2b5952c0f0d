package io.sightglass.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.compare.Comparison.Drift;
import io.sightglass.core.compare.Comparison.Material;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A programme here is a wave and a moving pattern, both functions of its content's time. */
class ComparisonTest {

  private static final double SECONDS = 14;
  private static final DoubleUnaryOperator AS_IS = t -> t;
  private static final int NOISE_RATE = 8_000;
  private static final float[] NOISE = noise();
  private static final int[] CODES = codes();

  private static final Fingerprint REFERENCE = programme(SECONDS, AS_IS, AS_IS, 48_000, 25, 48);

  // Noise under 1 kHz that swells and falls as speech does, so that its envelope tells places too.
  private static float[] noise() {
    Random random = new Random(11);
    float[] out = new float[NOISE_RATE * 70];
    double low = 0;
    double lower = 0;
    double loudness = 0.5;
    for (int i = 0; i < out.length; i++) {
      if (i % 1_600 == 0) {
        loudness = random.nextDouble();
      }
      low += 0.5 * (random.nextGaussian() * loudness - low);
      lower += 0.5 * (low - lower);
      out[i] = (float) (0.2 * lower);
    }
    return out;
  }

  private static float wave(double seconds) {
    double place = Math.clamp(seconds + 4, 0, 69) * NOISE_RATE;
    int left = (int) place;
    float share = (float) (place - left);
    return NOISE[left] + share * (NOISE[left + 1] - NOISE[left]);
  }

  // Each of 12 × 8 fields goes from one random code to the next, five in two seconds.
  private static int code(double x, double y, double seconds) {
    double place = Math.clamp(seconds + 4, 0, 69) * 2.5;
    int node = (int) place;
    int field = (int) (y * 8) * 12 + (int) (x * 12);
    double share = place - node;
    return (int)
        Math.round(
            (1 - share) * CODES[(node * 96 + field) % CODES.length]
                + share * CODES[((node + 1) * 96 + field) % CODES.length]);
  }

  private static int[] codes() {
    return new Random(5).ints(96 * 176, 0, 256).toArray();
  }

  /**
   * @param sound the content's time of the sound at a presentation time
   * @param picture the same of the picture
   */
  private static Fingerprint programme(
      double seconds,
      DoubleUnaryOperator sound,
      DoubleUnaryOperator picture,
      int sampleRate,
      int perSecond,
      int width) {
    Fingerprint print = new Fingerprint();
    AudioTrack track = new AudioTrack(1, "aac", sampleRate, "mono", List.of("FC"), "");
    for (long n = 0; n + 1024 <= seconds * sampleRate; n += 1024) {
      float[] x = new float[1024];
      for (int i = 0; i < x.length; i++) {
        x[i] = wave(sound.applyAsDouble((double) (n + i) / sampleRate));
      }
      print.add(
          new AudioBlock(track, MediaTime.ofTicks(n, 1, sampleRate), n, new float[][] {x}, false));
    }
    int height = width * 2 / 3;
    for (int n = 0; n < seconds * perSecond; n++) {
      double at = picture.applyAsDouble((double) n / perSecond);
      try (SyntheticFrame frame =
          SyntheticFrame.gray(
                  width, height, (x, y) -> code((x + 0.5) / width, (y + 0.5) / height, at))
              .at(n, perSecond)) {
        print.add(frame);
      }
    }
    return print;
  }

  private static Comparison compared(DoubleUnaryOperator sound, DoubleUnaryOperator picture) {
    return Comparison.of(programme(SECONDS, sound, picture, 48_000, 25, 48), REFERENCE);
  }

  private static List<Double> sync(Comparison comparison, double from, double to) {
    List<Double> found =
        comparison.alignments().stream()
            .filter(a -> a.range().start().seconds() >= from && a.range().end().seconds() <= to)
            .map(a -> a.syncMicros().orElseThrow() / 1e3)
            .toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  @Test
  void theSameProgramme_isInSyncAndWhole() {
    Comparison comparison = compared(AS_IS, AS_IS);
    assertThat(sync(comparison, 0, SECONDS)).allMatch(ms -> Math.abs(ms) < 0.5);
    assertThat(comparison.material()).isEmpty();
    assertThat(comparison.drifts()).hasSize(1);
    assertThat(comparison.drifts().getFirst().ppm()).isCloseTo(0, within(2.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.015, 0.125, -0.2, -2})
  void soundThatIsLate_isFoundToAMillisecond(double late) {
    assertThat(sync(compared(t -> t - late, AS_IS), 3, 11))
        .allMatch(ms -> Math.abs(ms - late * 1e3) < 1);
  }

  @Test
  void soundThatIsLateForAWhile_isFoundFromWhereToWhere() {
    Comparison comparison = compared(t -> t >= 5 && t < 10 ? t - 0.2 : t, AS_IS);
    List<Alignment> late =
        comparison.alignments().stream()
            .filter(a -> a.syncMicros().orElseThrow() > 100_000)
            .toList();
    assertThat(late).allMatch(a -> Math.abs(a.syncMicros().orElseThrow() - 200_000) < 1_000);
    assertThat(late.getFirst().range().start().seconds()).isCloseTo(5, within(0.02));
    assertThat(late.getLast().range().end().seconds()).isCloseTo(10, within(0.02));
  }

  @Test
  void pictureThatIsLate_isSoundThatIsEarly_toHalfAFrame() {
    assertThat(sync(compared(AS_IS, t -> t - 0.12), 0, SECONDS))
        .allMatch(ms -> Math.abs(ms + 120) < 20);
  }

  @Test
  void anotherRateSizeAndSamplingRate_stillFoundToHalfAFrame() {
    Fingerprint other = programme(SECONDS, t -> t - 0.1, AS_IS, 44_100, 30, 36);
    assertThat(sync(Comparison.of(other, REFERENCE), 0, SECONDS))
        .allMatch(ms -> Math.abs(ms - 100) < 17);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.02, -0.02})
  void soundThatRunsAtAnotherSpeed_isADrift(double rate) {
    Comparison comparison = compared(t -> t * (1 - rate), AS_IS);
    Drift longest =
        comparison.drifts().stream()
            .max((a, b) -> Long.compare(a.range().micros(), b.range().micros()))
            .orElseThrow();
    assertThat(longest.ppm()).isCloseTo(rate * 1e6, within(100.0));
  }

  /**
   * @param perSecond of the programme; the reference's is 25
   * @param retimed by how much later its pictures are from the middle on, in seconds
   */
  @ParameterizedTest
  @CsvSource({
    "2, 25, 0",
    "-10, 25, 0",
    "41.67, 30, 0",
    "-104.2, 24, 0",
    "41.67, 25, 0.0135",
    "100, 50, 0.0135"
  })
  void slowDriftOverAMinute_isMeasuredWithin2Ppm(double ppm, int perSecond, double retimed) {
    Fingerprint reference = programme(60, AS_IS, AS_IS, 48_000, 25, 48);
    Fingerprint other =
        programme(
            60, t -> t * (1 - ppm / 1e6), t -> t < 30 ? t : t - retimed, 48_000, perSecond, 36);
    assertThat(Comparison.of(other, reference).drifts())
        .singleElement()
        .satisfies(drift -> assertThat(drift.ppm()).isCloseTo(ppm, within(2.0)));
  }

  @Test
  void picturesThatDrift_areTold() {
    Fingerprint reference = programme(60, AS_IS, AS_IS, 48_000, 25, 48);
    Fingerprint other = programme(60, AS_IS, t -> t * (1 - 0.001), 48_000, 25, 48);
    assertThat(Comparison.of(other, reference).drifts())
        .singleElement()
        .satisfies(drift -> assertThat(drift.ppm()).isCloseTo(-1000, within(100.0)));
  }

  @Test
  void twoSecondsLess_areMissingMaterialAndNoLossOfSync() {
    DoubleUnaryOperator cut = t -> t < 6 ? t : t + 2;
    Comparison comparison = Comparison.of(programme(12, cut, cut, 48_000, 25, 48), REFERENCE);
    assertThat(sync(comparison, 0, 12)).allMatch(ms -> Math.abs(ms) < 5);
    assertThat(comparison.material()).hasSize(1);
    Material missing = comparison.material().getFirst();
    assertThat(missing.micros()).isCloseTo(-2_000_000, within(45_000L));
    assertThat(missing.at().seconds()).isCloseTo(6, within(0.5));
  }

  @Test
  void twoSecondsMore_areAddedMaterial() {
    DoubleUnaryOperator longer = t -> t < 6 ? t : t < 8 ? t + 20 : t - 2;
    Comparison comparison = Comparison.of(programme(16, longer, longer, 48_000, 25, 48), REFERENCE);
    assertThat(comparison.material()).hasSize(1);
    assertThat(comparison.material().getFirst().micros()).isCloseTo(2_000_000, within(45_000L));
    assertThat(comparison.material().getFirst().at().seconds()).isCloseTo(6, within(0.5));
  }

  @Test
  void anExtract_isFoundWhereItCameFrom() {
    Comparison comparison =
        Comparison.of(programme(8, t -> t + 5, t -> t + 5, 48_000, 25, 48), REFERENCE);
    assertThat(sync(comparison, 0, 8)).allMatch(ms -> Math.abs(ms) < 1);
    assertThat(comparison.material())
        .extracting(material -> Math.round(material.micros() / 1e5) / 10.0)
        .containsExactly(-5.0, -1.0);
  }

  @Test
  void anotherProgramme_tellsNothing() {
    Comparison comparison =
        Comparison.of(programme(10, t -> 34 - t, t -> 50 - 1.3 * t, 48_000, 25, 48), REFERENCE);
    assertThat(comparison.alignments()).allMatch(a -> a.syncMicros().isEmpty());
    assertThat(comparison.drifts()).isEmpty();
  }
}
