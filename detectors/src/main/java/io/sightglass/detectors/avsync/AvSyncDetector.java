package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.List;
import java.util.stream.Stream;

/** Measures by how much the sound is late against its picture. */
final class AvSyncDetector implements Detector {

  /** Smaller steps of a timestamp are a multiplexer's jitter, and nobody sees them. */
  static final long LEAST_STEP_MICROS = 10_000;

  private final TimestampSync timestamps;
  private final MarkSync marks;
  private final RepeatedSound repeats = new RepeatedSound();
  private final BlindSync blind;
  private final int soundTrack;

  AvSyncDetector(TimestampSync timestamps, MarkSync marks, int soundTrack) {
    this.timestamps = timestamps;
    this.marks = marks;
    this.soundTrack = soundTrack;
    this.blind = new BlindSync(soundTrack);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    return joined(
        timestamps.add(chunk),
        marks.add(chunk, features.frames()),
        repeats.add(chunk.audio(soundTrack)),
        blind.add(features.frames(), features.audio()));
  }

  @Override
  public List<Measurement> flush() {
    return joined(timestamps.finish(), marks.finish(), repeats.finish());
  }

  @SafeVarargs
  private static List<Measurement> joined(List<Measurement>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
