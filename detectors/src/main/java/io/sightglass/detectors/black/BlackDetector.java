package io.sightglass.detectors.black;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures how much of each picture is black. */
final class BlackDetector implements Detector {

  private static final double BRIGHTEST_SHARE = 0.999;

  private final double threshold;

  /**
   * @param threshold share (0–1) of the way from black to white up to which luma counts as black
   */
  BlackDetector(double threshold) {
    this.threshold = threshold;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> measurements = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      if (luma != null) {
        measurements.add(
            new Measurement(
                BlackDetectorFactory.SHARE,
                frame.time(),
                frame.durationMicros(),
                100 * luma.shareAtOrUnder(blackest(luma))));
        measurements.add(
            new Measurement(
                BlackDetectorFactory.BRIGHTEST,
                frame.time(),
                frame.durationMicros(),
                luma.percentile(BRIGHTEST_SHARE)));
      }
    }
    return measurements;
  }

  /** The largest 8-bit code that counts as black: 37 in limited range, 25 in full range. */
  private int blackest(LumaStatistics luma) {
    return (int) (luma.fullRange() ? threshold * 255 : 16 + threshold * 219);
  }
}
