package io.sightglass.detectors.banding;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures how far each picture's shades have been reduced to a few. */
final class BandingDetector implements Detector {

  private final Lattice lattice = new Lattice();

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      if (luma != null) {
        out.add(
            new Measurement(
                BandingDetectorFactory.LEVELS,
                frame.time(),
                frame.durationMicros(),
                100 * lattice.share(luma.histogram())));
      }
    }
    return out;
  }
}
