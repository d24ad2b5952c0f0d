package io.sightglass.detectors.solidcolour;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures how much of each picture is of one colour. */
final class SolidColourDetector implements Detector {

  private static final int CODES = 256;
  private static final int TABLES = 4;

  /** Share under which a plane settles it: the others are not looked at. */
  private static final double ENOUGH = 0.5;

  private final int slack;
  private final int[] counts = new int[CODES];
  // Taken in turn, so that blocks of one colour do not wait for each other's increment.
  private final int[] tables = new int[TABLES * CODES];
  private int[] row = {};
  private int blocks;

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
        count(sums.luma());
        int luma = median();
        double share = near(luma);
        for (int p = 1; p < sums.planes().size() && share >= ENOUGH; p++) {
          count(sums.planes().get(p));
          share = Math.min(share, near(median()));
        }
        out.add(measured(SolidColourDetectorFactory.SHARE, frame, 100 * share));
        out.add(measured(SolidColourDetectorFactory.LUMA, frame, luma));
      }
    }
    return out;
  }

  /** Counts the plane's blocks by their mean. */
  private void count(PlaneBlocks plane) {
    if (row.length < plane.across()) {
      row = new int[plane.across()];
    }
    Arrays.fill(tables, 0);
    blocks = plane.sums().length;
    for (int y = 0; y < plane.down(); y++) {
      plane.sixteenths(y, row);
      for (int x = 0; x < plane.across(); x++) {
        tables[x % TABLES * CODES + Math.min(CODES - 1, (row[x] + 8) >> 4)]++;
      }
    }
    for (int c = 0; c < CODES; c++) {
      counts[c] = tables[c] + tables[CODES + c] + tables[2 * CODES + c] + tables[3 * CODES + c];
    }
  }

  /** Share of the counted blocks whose mean is within the slack of {@code code}. */
  private double near(int code) {
    int near = 0;
    for (int c = Math.max(0, code - slack); c <= Math.min(CODES - 1, code + slack); c++) {
      near += counts[c];
    }
    return near / (double) blocks;
  }

  private int median() {
    int seen = 0;
    for (int c = 0; c < CODES; c++) {
      seen += counts[c];
      if (2 * seen >= blocks) {
        return c;
      }
    }
    return CODES - 1;
  }

  private static Measurement measured(String metric, FrameFeatures frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
