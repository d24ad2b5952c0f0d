package io.sightglass.detectors.levels;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.RgbRange;
import java.util.ArrayList;
import java.util.List;

/** Measures how much of each picture lies outside of the levels that EBU R 103 allows. */
final class LevelsDetector implements Detector {

  private static final long GAMUT_MICROS = 1_000_000 / GamutShare.PER_SECOND;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      if (luma != null) {
        out.add(
            new Measurement(
                LevelsDetectorFactory.LUMA,
                frame.time(),
                frame.durationMicros(),
                100 * outside(luma)));
      }
      Double gamut = frame.get(GamutShare.FEATURE);
      if (gamut != null) {
        out.add(
            new Measurement(LevelsDetectorFactory.GAMUT, frame.time(), GAMUT_MICROS, 100 * gamut));
      }
    }
    return out;
  }

  // Where all codes mean light there is nothing outside.
  private static double outside(LumaStatistics luma) {
    if (luma.fullRange()) {
      return 0;
    }
    return luma.shareAtOrUnder(RgbRange.LOW - 1) + 1 - luma.shareAtOrUnder(RgbRange.HIGH);
  }
}
