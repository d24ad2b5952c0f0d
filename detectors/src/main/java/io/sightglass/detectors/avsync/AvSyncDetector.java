package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures by how much the sound is late against its picture. */
final class AvSyncDetector implements Detector {

  /** Smaller steps of a timestamp are a multiplexer's jitter, and nobody sees them. */
  static final long LEAST_STEP_MICROS = 10_000;

  private final TimestampSync timestamps;
  private final MarkSync marks;

  AvSyncDetector(TimestampSync timestamps, MarkSync marks) {
    this.timestamps = timestamps;
    this.marks = marks;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    return joined(timestamps.add(chunk), marks.add(chunk, features.frames()));
  }

  @Override
  public List<Measurement> flush() {
    return joined(timestamps.finish(), marks.finish());
  }

  private static List<Measurement> joined(List<Measurement> a, List<Measurement> b) {
    List<Measurement> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
