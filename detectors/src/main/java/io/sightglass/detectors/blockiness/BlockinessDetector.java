package io.sightglass.detectors.blockiness;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.Texture;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures how far every fifth picture's columns step on a grid. */
final class BlockinessDetector implements Detector {

  /** A grid comes and goes with the bit rate, not with a picture: every fifth will do. */
  private static final int EVERY = 5;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      Texture texture = frame.get(Texture.FEATURE);
      if (texture != null && frame.number() % EVERY == 0) {
        int rows = texture.cells() / (texture.columnSteps().length / Texture.CELL);
        out.add(
            new Measurement(
                BlockinessDetectorFactory.RATIO,
                frame.time(),
                EVERY * frame.durationMicros(),
                Grid.ratio(texture.columnSteps(), rows)));
      }
    }
    return out;
  }
}
