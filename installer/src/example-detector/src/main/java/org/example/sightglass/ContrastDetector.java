package org.example.sightglass;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures, and leaves it to a profile's rule to judge. */
final class ContrastDetector implements Detector {

  private final double tail;

  /**
   * @param tail share (0–1) of the picture that is left out at either end
   */
  ContrastDetector(double tail) {
    this.tail = tail;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> measurements = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      if (luma != null) {
        measurements.add(
            new Measurement(
                ContrastDetectorFactory.CONTRAST,
                frame.time(),
                frame.durationMicros(),
                contrast(luma)));
      }
    }
    return measurements;
  }

  double contrast(LumaStatistics luma) {
    return luma.percentile(1 - tail) - luma.percentile(tail);
  }
}
