package io.sightglass.detectors.solidcolour;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures how much of each picture is of one colour. */
final class SolidColourDetector implements Detector {

  private static final int CODES = 256;

  /** Share under which a plane settles it: the others are not looked at. */
  private static final double ENOUGH = 0.5;

  private final int slack;

  /**
   * @param slack 8-bit codes by which a block may differ from the picture's colour
   */
  SolidColourDetector(int slack) {
    this.slack = slack;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      BlockSums sums = frame.get(BlockSums.FEATURE);
      if (sums != null) {
        double share = share(sums.luma());
        for (int p = 1; p < sums.planes().size() && share >= ENOUGH; p++) {
          share = Math.min(share, share(sums.planes().get(p)));
        }
        out.add(measured(SolidColourDetectorFactory.SHARE, frame, 100 * share));
        out.add(measured(SolidColourDetectorFactory.LUMA, frame, median(counts(sums.luma()))));
      }
    }
    return out;
  }

  /** Share of the plane's blocks whose mean is within the slack of their median. */
  private double share(PlaneBlocks plane) {
    int[] counts = counts(plane);
    int median = median(counts);
    int near = 0;
    for (int c = Math.max(0, median - slack); c <= Math.min(CODES - 1, median + slack); c++) {
      near += counts[c];
    }
    return near / (double) plane.sums().length;
  }

  private static int[] counts(PlaneBlocks plane) {
    int[] counts = new int[CODES];
    for (int y = 0; y < plane.down(); y++) {
      for (int x = 0; x < plane.across(); x++) {
        counts[Math.min(CODES - 1, (plane.sixteenths(x, y) + 8) >> 4)]++;
      }
    }
    return counts;
  }

  private static int median(int[] counts) {
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    int seen = 0;
    for (int c = 0; c < CODES; c++) {
      seen += counts[c];
      if (2 * seen >= all) {
        return c;
      }
    }
    return CODES - 1;
  }

  private static Measurement measured(String metric, FrameFeatures frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
