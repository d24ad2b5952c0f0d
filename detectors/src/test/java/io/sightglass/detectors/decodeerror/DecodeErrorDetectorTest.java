package io.sightglass.detectors.decodeerror;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeErrorDetectorTest {

  private static final AudioTrack TRACK =
      new AudioTrack(1, "aac", 48_000, "mono", List.of("FC"), "");

  private final DecodeErrorDetector detector = new DecodeErrorDetector(0, 1);
  private final List<FrameFeatures> pictures = new ArrayList<>();
  private final List<AudioBlock> sound = new ArrayList<>();
  private final List<StreamEvent> events = new ArrayList<>();

  @Test
  void pictures_flaggedOrNamedByAnEvent_lostData() {
    picture(0, DecodeFlags.NONE);
    picture(1, new DecodeFlags(4, false, false, 0));
    picture(2, DecodeFlags.NONE);
    picture(3, DecodeFlags.NONE);
    event(StreamEvent.Kind.PACKET_CORRUPT, 80_000, 0);
    event(StreamEvent.Kind.TIMESTAMP_JUMP, 120_000, 0);
    event(StreamEvent.Kind.PACKET_CORRUPT, 120_000, 2);

    assertThat(values(DecodeErrorDetectorFactory.PICTURES)).containsExactly(0, 1, 1, 0);
  }

  @Test
  void pictures_afterOneThatNeverCameOut_standForIt() {
    picture(0, DecodeFlags.NONE);
    event(StreamEvent.Kind.PACKET_CORRUPT, 41_000, 0);
    assertThat(values(DecodeErrorDetectorFactory.PICTURES)).containsExactly(0);

    picture(2, DecodeFlags.NONE);
    assertThat(values(DecodeErrorDetectorFactory.PICTURES)).containsExactly(1);
  }

  @Test
  void sound_thatWasRefused_isLostUpToTheNextSound() {
    sound(0, false);
    sound(100_000, true);
    sound(120_000, false);

    List<Measurement> found =
        run().stream().filter(m -> m.metric().equals(DecodeErrorDetectorFactory.SOUND)).toList();

    assertThat(found)
        .containsExactly(
            new Measurement(DecodeErrorDetectorFactory.SOUND, new MediaTime(0), 20_000, 0),
            new Measurement(DecodeErrorDetectorFactory.SOUND, new MediaTime(20_000), 80_000, 1),
            new Measurement(DecodeErrorDetectorFactory.SOUND, new MediaTime(100_000), 20_000, 0),
            new Measurement(DecodeErrorDetectorFactory.SOUND, new MediaTime(120_000), 20_000, 0));
  }

  @Test
  void sound_damagedWithoutAGap_isLostItself() {
    sound(0, false);
    sound(20_000, true);
    sound(40_000, false);
    event(StreamEvent.Kind.PACKET_CORRUPT, 45_000, 1);

    assertThat(values(DecodeErrorDetectorFactory.SOUND)).containsExactly(0, 1, 1);
  }

  private void picture(int n, DecodeFlags flags) {
    pictures.add(
        new FrameFeatures(
            new MediaTime(n * 40_000L), 40_000, n, 'P', false, false, false, flags, Map.of()));
  }

  private void sound(long micros, boolean damaged) {
    sound.add(new AudioBlock(TRACK, new MediaTime(micros), 0, new float[1][960], damaged));
  }

  private void event(StreamEvent.Kind kind, long micros, int stream) {
    events.add(new StreamEvent(kind, new MediaTime(micros), stream, "", 0));
  }

  private double[] values(String metric) {
    return run().stream()
        .filter(m -> m.metric().equals(metric))
        .mapToDouble(Measurement::value)
        .toArray();
  }

  private List<Measurement> run() {
    TimeRange range = new TimeRange(MediaTime.ZERO, new MediaTime(1_000_000));
    List<Measurement> found =
        detector.analyze(
            new Chunk(0, range, List.of(), List.copyOf(sound), List.copyOf(events)),
            new ChunkFeatures(List.copyOf(pictures), List.of()));
    pictures.clear();
    sound.clear();
    events.clear();
    return found;
  }
}
