package io.sightglass.core.detect;

import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.List;

/**
 * Measures; never judges. One instance serves one session and is called for its chunks in order,
 * never by two threads at once, though not always by the same one. It borrows chunk and features
 * and keeps neither. One that throws is switched off for the session and reported as not analysed.
 */
public interface Detector {

  /** Measurements of this chunk in order of time; state may delay some to a later call. */
  List<Measurement> analyze(Chunk chunk, ChunkFeatures features);

  /** What is left at the end of the programme. Called once, last. */
  default List<Measurement> flush() {
    return List.of();
  }
}
