package io.sightglass.detectors.avsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampSyncTest {

  private static final long SECOND = 1_000_000;

  @Test
  void steadyTimestamps_measureZeroThroughout() {
    List<Measurement> measured = Programme.seconds(10).measured();
    assertThat(offsets(measured, 0, 10)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(values(measured, AvSyncDetectorFactory.MISSING, 0, 10)).isEmpty();
    assertThat(values(measured, AvSyncDetectorFactory.START, 0, 10)).containsOnly(0.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {40_000, 80_000, 125_000, 200_000, 500_000, -40_000, -125_000, -500_000})
  void soundStampedApartForAWhile_measuresTheOffsetThereAndZeroElsewhere(long shift) {
    List<Measurement> measured =
        Programme.seconds(15)
            .sound(15, t -> t >= 5 * SECOND && t < 10 * SECOND ? t + shift : t)
            .measured();
    assertThat(offsets(measured, 0, 4.9)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(offsets(measured, 5.6, 9.4))
        .isNotEmpty()
        .allMatch(v -> Math.abs(v - shift / 1e3) < 0.01);
    assertThat(offsets(measured, 10.6, 15)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(values(measured, AvSyncDetectorFactory.MISSING, 0, 15)).isEmpty();
  }

  @Test
  void lostBlocksOfSound_areMissingSoundAndNoOffset() {
    // Blocks 240 to 249: from 5.12 s on, 213.3 ms.
    List<Measurement> measured =
        Programme.seconds(12)
            .sound(12, t -> t >= 5_119_000 && t < 5_332_000 ? Long.MIN_VALUE : t)
            .measured();
    Measurement hole =
        measured.stream()
            .filter(m -> m.metric().equals(AvSyncDetectorFactory.MISSING) && m.value() > 0)
            .findFirst()
            .orElseThrow();
    assertThat(hole.value()).isCloseTo(213.333, within(0.01));
    assertThat(hole.time().seconds()).isCloseTo(5.12, within(1e-5));
    assertThat(offsets(measured, 0, 12)).allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void lostSoundOfAnyLength_isToldFromAShiftByTheWaveItself() {
    // The encoder lost 100 ms on the way in: its blocks go on, 100 ms later, with other sound.
    Programme programme = Programme.seconds(12);
    programme.sound(12, t -> t < 5 * SECOND ? t : t + 100_000);
    List<Measurement> shifted = programme.measured();
    assertThat(offsets(shifted, 6, 11)).allMatch(v -> Math.abs(v - 100) < 0.01);
    List<Measurement> lost = programme.losing(5 * SECOND, 4_800).measured();
    assertThat(offsets(lost, 6, 11)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(values(lost, AvSyncDetectorFactory.MISSING, 0, 12)).contains(100.0);
  }

  @Test
  void bothClocksJump_isNoMatterOfSync() {
    List<Measurement> measured =
        Programme.seconds(12)
            .pictures(12, t -> t < 5 * SECOND ? t : t + 3 * SECOND)
            .sound(12, t -> t < 5 * SECOND ? t : t + 3 * SECOND)
            .measured();
    assertThat(offsets(measured, 0, 16)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(values(measured, AvSyncDetectorFactory.MISSING, 0, 16)).isEmpty();
  }

  @Test
  void clockSetBackAndRepaired_isNoMatterOfSync() {
    List<Measurement> measured =
        Programme.seconds(12)
            .sound(12, t -> t < 5 * SECOND ? t : t + 70_000)
            .event(
                new StreamEvent(
                    StreamEvent.Kind.TIMESTAMP_JUMP,
                    MediaTime.ofSeconds(5.02),
                    0,
                    "The clock was set back by 2.500 s.",
                    -2_500_000))
            .measured();
    assertThat(offsets(measured, 0, 12)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void lostPictures_areNoMatterOfSync() {
    List<Measurement> measured =
        Programme.seconds(12)
            .pictures(12, t -> t >= 5 * SECOND && t < 5_360_000 ? -1 : t)
            .measured();
    assertThat(offsets(measured, 0, 12)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void picturesStampedApart_measureSoundAsEarly() {
    List<Measurement> measured =
        Programme.seconds(12).pictures(12, t -> t < 5 * SECOND ? t : t + 125_000).measured();
    assertThat(offsets(measured, 5.6, 12)).isNotEmpty().allMatch(v -> Math.abs(v + 125) < 0.01);
  }

  @Test
  void halfThePictureRateFromHalfWayOn_isNoMatterOfSync() {
    List<Measurement> measured =
        Programme.seconds(40)
            .pictures(40, t -> t < 15 * SECOND || t % 80_000 == 0 ? t : -1)
            .measured();
    assertThat(offsets(measured, 0, 40)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void picturesThatFollowTheFirstAreLeftOut_isNoMatterOfSync() {
    List<Measurement> measured =
        Programme.seconds(12).pictures(12, t -> t == 40_000 || t == 80_000 ? -1 : t).measured();
    assertThat(offsets(measured, 0, 12)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void stampsOfLongAndShortVorbisBlocks_areNoStepsOfTheSound() {
    List<Measurement> measured = Programme.seconds(12).vorbis(12).measured();
    // Stamps of a packet are those of the block after it: off by what the two differ, no more.
    assertThat(offsets(measured, 0, 12)).isNotEmpty().allMatch(v -> Math.abs(v) <= 18.7);
    assertThat(values(measured, AvSyncDetectorFactory.MISSING, 0, 12)).isEmpty();
  }

  @Test
  void variableFrameRate_saysNothingOfThePictures() {
    Random random = new Random(7);
    long[] late = new long[25 * 40];
    for (int n = 0; n < late.length; n++) {
      late[n] = random.nextInt(30_000);
    }
    List<Measurement> measured =
        Programme.seconds(40).pictures(40, t -> t + late[(int) (t / 40_000)]).measured();
    assertThat(offsets(measured, 2, 40)).isNotEmpty().allMatch(v -> Math.abs(v) < 0.01);
    assertThat(values(measured, AvSyncDetectorFactory.DRIFT, 0, 40))
        .isNotEmpty()
        .allMatch(v -> Math.abs(v) < 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 30, 100, -30, -100})
  void driftOfTheSound_isMeasuredWithin2PpmOver60Seconds(double ppm) {
    // Timestamps in whole milliseconds, as in Matroska, with capture jitter and one lost block.
    Random random = new Random(3);
    List<Measurement> measured =
        Programme.seconds(62)
            .sound(
                62,
                t -> {
                  double jitter = random.nextGaussian() * 300;
                  return t == 20_010_667
                      ? Long.MIN_VALUE
                      : Math.round((t * (1 + ppm / 1e6) + jitter) / 1e3) * 1_000;
                })
            .measured();
    List<Double> drift = values(measured, AvSyncDetectorFactory.DRIFT, 0, 62);
    assertThat(drift.getLast()).isCloseTo(ppm, within(2.0));
  }

  @Test
  void fastDrift_accumulatesToAnOffset() {
    List<Measurement> measured =
        Programme.seconds(20).sound(20, t -> Math.round(t * 1.01)).measured();
    // 10 ms in each 1.01 s that the timestamps count; the median lags by a tenth of a second.
    assertThat(offsets(measured, 10.0, 10.2)).isNotEmpty().allMatch(v -> Math.abs(v - 99) < 2);
    assertThat(offsets(measured, 19.0, 19.2)).isNotEmpty().allMatch(v -> Math.abs(v - 188) < 2);
  }

  @Test
  void soundThatBeginsLate_isMeasuredAsStartOffset() {
    List<Measurement> measured = Programme.seconds(10).sound(10, t -> t + 125_000).measured();
    assertThat(values(measured, AvSyncDetectorFactory.START, 0, 10)).containsOnly(125.0);
    assertThat(offsets(measured, 0, 10)).allMatch(v -> Math.abs(v) < 0.01);
  }

  @Test
  void soundThatBeginsEarly_countsInAFileAndNotInAJoinedStream() {
    Programme early = Programme.seconds(10).sound(10, t -> t - 700_000);
    assertThat(values(early.measured(), AvSyncDetectorFactory.START, -1, 10)).containsOnly(-700.0);
    assertThat(values(early.in("mpegts").measured(), AvSyncDetectorFactory.START, -1, 10))
        .isEmpty();
  }

  private static List<Double> offsets(List<Measurement> measured, double from, double to) {
    return values(measured, AvSyncDetectorFactory.OFFSET, from, to);
  }

  private static List<Double> values(
      List<Measurement> measured, String metric, double from, double to) {
    return measured.stream()
        .filter(m -> m.metric().equals(metric))
        .filter(m -> m.time().seconds() >= from && m.time().seconds() <= to)
        .map(Measurement::value)
        .toList();
  }
}
