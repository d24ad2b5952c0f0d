package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.List;

/** Measures by how much the sound is late against its picture. */
final class AvSyncDetector implements Detector {

  /** Smaller steps of a timestamp are a multiplexer's jitter, and nobody sees them. */
  static final long LEAST_STEP_MICROS = 10_000;

  private final TimestampSync timestamps;

  AvSyncDetector(TimestampSync timestamps) {
    this.timestamps = timestamps;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    return timestamps.add(chunk);
  }

  @Override
  public List<Measurement> flush() {
    return timestamps.finish();
  }
}
