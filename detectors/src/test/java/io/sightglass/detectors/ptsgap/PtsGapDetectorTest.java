package io.sightglass.detectors.ptsgap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class PtsGapDetectorTest {

  private static final long SECOND = 1_000_000;
  private static final int PICTURES = 0;
  private static final int SOUND = 1;
  private static final AudioTrack TRACK =
      new AudioTrack(SOUND, "aac", 48_000, "mono", List.of("FC"), "");
  private static final LongUnaryOperator STEADY = t -> t;

  private final List<StreamEvent> events = new ArrayList<>();

  @Test
  void steadyClock_isZeroInEachChunk() {
    assertThat(values(measured(10, STEADY, STEADY))).hasSize(10).containsOnly(0.0);
  }

  @Test
  void bothJumpForward_measuresTheJumpFromWhereItWasDue() {
    LongUnaryOperator jump = t -> t < 4 * SECOND ? t : t + 3 * SECOND;
    List<Measurement> jumps = jumps(measured(10, jump, jump));
    assertThat(jumps)
        .containsExactly(new Measurement("pts-jump", MediaTime.ofSeconds(4), 3 * SECOND, 3000.0));
  }

  @Test
  void picturesAndSoundLeftOutAfterTheFirst_areNoJump() {
    LongUnaryOperator joined = t -> t > 0 && t < 120_000 ? -1 : t;
    assertThat(jumps(measured(10, joined, joined))).isEmpty();
  }

  @Test
  void jumpOverHalfAFrame_counts() {
    LongUnaryOperator jump = t -> t < 4 * SECOND ? t : t + 25_000;
    assertThat(jumps(measured(10, jump, jump)))
        .hasSize(1)
        .first()
        .extracting(Measurement::value)
        .isEqualTo(25.0);
    LongUnaryOperator jitter = t -> t < 4 * SECOND ? t : t + 15_000;
    assertThat(jumps(measured(10, jitter, jitter))).isEmpty();
  }

  @Test
  void lostPicturesBesideWholeSound_areNoJump() {
    LongUnaryOperator lost = t -> t >= 4 * SECOND && t < 5 * SECOND ? -1 : t;
    assertThat(jumps(measured(10, lost, STEADY))).isEmpty();
  }

  @Test
  void lostSoundBesideWholePictures_isNoJump() {
    LongUnaryOperator lost = t -> t >= 4 * SECOND && t < 5 * SECOND ? -1 : t;
    assertThat(jumps(measured(10, STEADY, lost))).isEmpty();
  }

  @Test
  void clockSetBack_isMeasuredFromTheSourcesEvent() {
    events.add(
        new StreamEvent(
            StreamEvent.Kind.TIMESTAMP_JUMP, MediaTime.ofSeconds(4.04), PICTURES, "", -2_500_000));
    // What is left at the seam after the repair is no jump of its own.
    LongUnaryOperator seam = t -> t < 4_040_000 ? t : t + 30_000;
    assertThat(jumps(measured(10, seam, seam)))
        .containsExactly(new Measurement("pts-jump", MediaTime.ofSeconds(4.04), 40_000, -2500.0));
  }

  @Test
  void chunksThatTheReaderDropped_areNoJump() {
    List<Measurement> measured = measured(10, STEADY, STEADY, second -> second < 4 || second > 6);
    assertThat(jumps(measured)).isEmpty();
  }

  private List<Measurement> measured(
      int seconds, LongUnaryOperator pictures, LongUnaryOperator sound) {
    return measured(seconds, pictures, sound, second -> true);
  }

  private List<Measurement> measured(
      int seconds, LongUnaryOperator pictures, LongUnaryOperator sound, LongPredicate kept) {
    List<VideoFrame> frames = new ArrayList<>();
    for (int n = 0; n < 25 * seconds; n++) {
      long time = pictures.applyAsLong(40_000L * n);
      if (time >= 0) {
        frames.add(SyntheticFrame.gray(2, 2, (x, y) -> 0).shown(n, new MediaTime(time)));
      }
    }
    List<AudioBlock> blocks = new ArrayList<>();
    for (long n = 0; n < 100L * seconds; n++) {
      long time = sound.applyAsLong(10_000L * n);
      if (time >= 0) {
        blocks.add(new AudioBlock(TRACK, new MediaTime(time), n * 480, new float[1][480], false));
      }
    }
    PtsGapDetector detector = new PtsGapDetector(PICTURES, SOUND, 40_000);
    List<Measurement> all = new ArrayList<>();
    long end = frames.getLast().time().micros() + 40_000;
    for (long second = 0; second * SECOND < end; second++) {
      TimeRange range =
          new TimeRange(new MediaTime(second * SECOND), new MediaTime((second + 1) * SECOND));
      if (kept.test(second)) {
        Chunk chunk =
            new Chunk(
                second,
                range,
                frames.stream().filter(f -> range.contains(f.time())).toList(),
                blocks.stream().filter(b -> range.contains(b.time())).toList(),
                events.stream().filter(e -> range.contains(e.time())).toList());
        all.addAll(detector.analyze(chunk, new ChunkFeatures(List.of(), List.of())));
      }
    }
    all.addAll(detector.flush());
    assertThat(all).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    return all;
  }

  private static List<Measurement> jumps(List<Measurement> measured) {
    return measured.stream().filter(m -> m.value() != 0).toList();
  }

  private static List<Double> values(List<Measurement> measured) {
    return measured.stream().map(Measurement::value).toList();
  }
}
