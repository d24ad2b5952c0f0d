package io.sightglass.detectors.avsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things that hit at random times, seen as a burst of motion and heard as a sound that decays. */
class BlindSyncTest {

  private static final int SECONDS = 90;
  private static final double[] HITS = hits(3);

  @ParameterizedTest
  @ValueSource(ints = {0, 40, -40, 200, -200, 500, -500, 900})
  void whatIsSeenAndHeardApart_givesTheOffset(int lateMs) {
    List<Measurement> told = measured(HITS, t -> loudness(HITS, t - lateMs / 1e3), 25);
    assertThat(values(told, AvSyncDetectorFactory.BLIND))
        .isNotEmpty()
        .allMatch(ms -> Math.abs(ms - lateMs) <= 30);
    assertThat(values(told, AvSyncDetectorFactory.CONFIDENCE)).containsOnly(1.0);
  }

  @Test
  void chunksOfAnyLength_giveTheSame() {
    DoubleUnaryOperator power = t -> loudness(HITS, t - 0.3);
    assertThat(measured(HITS, power, 25, 2)).isEqualTo(measured(HITS, power, 25, 1));
    assertThat(measured(HITS, power, 25, 9)).isEqualTo(measured(HITS, power, 25, 1));
  }

  @Test
  void fiftyPicturesASecond_giveTheSame() {
    List<Measurement> told = measured(HITS, t -> loudness(HITS, t - 0.25), 50);
    assertThat(values(told, AvSyncDetectorFactory.BLIND))
        .isNotEmpty()
        .allMatch(ms -> Math.abs(ms - 250) <= 30);
  }

  @Test
  void soundOfSomethingElse_isIndeterminate() {
    double[] others = hits(8);
    List<Measurement> told = measured(HITS, t -> loudness(others, t), 25);
    assertThat(values(told, AvSyncDetectorFactory.BLIND)).isEmpty();
    assertThat(values(told, AvSyncDetectorFactory.CONFIDENCE)).isNotEmpty().allMatch(c -> c < 1);
  }

  @Test
  void steadyBeat_whichFitsAtManyLags_isIndeterminate() {
    double[] beat = new double[2 * SECONDS];
    for (int i = 0; i < beat.length; i++) {
      beat[i] = i * 0.5;
    }
    List<Measurement> told = measured(beat, t -> loudness(beat, t), 25);
    assertThat(values(told, AvSyncDetectorFactory.BLIND)).isEmpty();
  }

  @Test
  void lessThanAMinute_tellsNothing() {
    assertThat(
            measured(HITS, t -> loudness(HITS, t), 25).stream()
                .filter(m -> m.time().seconds() < 50))
        .isEmpty();
  }

  @Test
  @Timeout(20)
  void picturesThatWaitForTheirSound_tellNothing() {
    BlindSync blind = new BlindSync(Programme.SOUND.index());
    SyntheticFrame picture = SyntheticFrame.gray(2, 2, (x, y) -> 0).at(0, 25);
    assertThat(blind.add(List.of(FrameFeatures.of(picture, Map.of())), List.of())).isEmpty();
  }

  @Test
  void silenceAndStills_areIndeterminate() {
    List<Measurement> told = measured(new double[0], t -> 0, 25);
    assertThat(values(told, AvSyncDetectorFactory.BLIND)).isEmpty();
  }

  private static double[] hits(long seed) {
    Random random = new Random(seed);
    double[] hits = new double[SECONDS];
    double at = 0.5;
    for (int i = 0; i < hits.length; i++) {
      at += 0.3 + 1.2 * random.nextDouble();
      hits[i] = at;
    }
    return hits;
  }

  private static double loudness(double[] hits, double seconds) {
    double power = 1e-5;
    for (double hit : hits) {
      if (seconds >= hit) {
        power += 0.01 * Math.exp(-(seconds - hit) / 0.05);
      }
    }
    return power;
  }

  private static List<Measurement> measured(
      double[] hits, DoubleUnaryOperator power, int perSecond) {
    return measured(hits, power, perSecond, 1);
  }

  private static List<Measurement> measured(
      double[] hits, DoubleUnaryOperator power, int perSecond, int chunkSeconds) {
    Random random = new Random(1);
    IntToDoubleFunction motion =
        n -> {
          double codes = 0.5 + 0.1 * random.nextDouble();
          for (double hit : hits) {
            double since = n / (double) perSecond - hit;
            codes += since >= 0 && since < 0.12 ? 6 : 0;
          }
          return hits.length == 0 ? 0 : codes;
        };
    BlindSync blind = new BlindSync(Programme.SOUND.index());
    List<Measurement> out = new ArrayList<>();
    for (int from = 0; from < SECONDS; from += chunkSeconds) {
      List<FrameFeatures> frames = new ArrayList<>();
      List<AudioFeatures> sound = new ArrayList<>();
      for (int second = from; second < from + chunkSeconds; second++) {
        for (int n = perSecond * second; n < perSecond * (second + 1); n++) {
          FrameDifference difference =
              new FrameDifference(0, motion.applyAsDouble(n) / 255, 0, new int[0], 0);
          frames.add(
              FrameFeatures.of(
                  SyntheticFrame.gray(2, 2, (x, y) -> 0).at(n, perSecond),
                  Map.of(FrameDifference.TO_PREVIOUS, difference)));
        }
        sound.add(sound(second, power));
      }
      out.addAll(blind.add(frames, sound));
    }
    return out;
  }

  private static AudioFeatures sound(int second, DoubleUnaryOperator power) {
    MediaTime[] times = new MediaTime[100];
    double[] energy = new double[100];
    for (int hop = 0; hop < 100; hop++) {
      times[hop] = new MediaTime(1_000_000L * second + 10_000L * hop);
      energy[hop] = power.applyAsDouble(second + hop / 100.0);
    }
    return new AudioFeatures(
        Programme.SOUND,
        times,
        480,
        null,
        new double[][] {energy},
        new double[][] {new double[100]},
        null,
        null,
        null,
        null);
  }

  private static List<Double> values(List<Measurement> told, String metric) {
    return told.stream().filter(m -> m.metric().equals(metric)).map(Measurement::value).toList();
  }
}
