package io.sightglass.detectors.colourbars;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for six vertical bars of the colours of a test picture, side by side, of one width, in the
 * upper half: there EBU, SMPTE EG 1 and RP 219 bars have them all.
 */
final class ColourBarsDetector implements Detector {

  /** Heights, as shares of the picture's, at which rows of blocks are looked at. */
  private static final double[] HEIGHTS = {0.08, 0.18, 0.28, 0.38, 0.48};

  /** Largest difference of the bars' widths, of the widest. */
  private static final double UNEVEN = 0.3;

  private static final double NARROWEST = 1.0 / 16;

  private final double slack;
  private final Row row = new Row();

  /**
   * @param slack codes by which a block may differ from its bar's
   */
  ColourBarsDetector(double slack) {
    this.slack = slack;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      BlockSums sums = frame.get(BlockSums.FEATURE);
      if (sums != null) {
        out.add(
            new Measurement(
                ColourBarsDetectorFactory.MATCH,
                frame.time(),
                frame.durationMicros(),
                sums.hasChroma() ? 100 * match(sums) : 0));
      }
    }
    return out;
  }

  /** Share (0–1) of the heights looked at that show all six bars. */
  private double match(BlockSums sums) {
    int found = 0;
    for (double height : HEIGHTS) {
      if (barsAt(sums, height)) {
        found++;
      }
    }
    return found / (double) HEIGHTS.length;
  }

  private boolean barsAt(BlockSums sums, double height) {
    row.read(sums, height);
    for (int table = 0; table < BarColours.tables(); table++) {
      if (hasBars(table)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasBars(int table) {
    int[] widths = new int[BarColours.COLOURS];
    int bar = -1;
    int between = 0;
    for (int x = 0; x < row.length(); x++) {
      if (bar >= 0 && row.is(table, bar, x, slack)) {
        widths[bar] += 1 + between;
        between = 0;
      } else if (bar + 1 < BarColours.COLOURS && row.is(table, bar + 1, x, slack)) {
        bar++;
        widths[bar] = 1;
        between = 0;
      } else if (bar >= 0 && bar < BarColours.COLOURS - 1 && ++between > 1) {
        // More than the one block that an edge runs through: no bars, or they begin anew.
        bar = -1;
        between = 0;
      }
    }
    return bar == BarColours.COLOURS - 1 && even(widths, row.length());
  }

  private static boolean even(int[] widths, int across) {
    int widest = 0;
    int narrowest = Integer.MAX_VALUE;
    for (int width : widths) {
      widest = Math.max(widest, width);
      narrowest = Math.min(narrowest, width);
    }
    // A block at either end may be mixed.
    return narrowest + 2 >= (1 - UNEVEN) * widest && narrowest + 2 >= NARROWEST * across;
  }

  /** A row of blocks of colour, and the luma in the middle of each. */
  private static final class Row {

    private double[] y = {};
    private double[] cb = {};
    private double[] cr = {};

    /** Takes the row at a height, as a share of the picture's. */
    void read(BlockSums sums, double height) {
      PlaneBlocks luma = sums.luma();
      PlaneBlocks blue = sums.planes().get(1);
      PlaneBlocks red = sums.planes().get(2);
      if (y.length != blue.across()) {
        y = new double[blue.across()];
        cb = new double[y.length];
        cr = new double[y.length];
      }
      int row = (int) (height * blue.down());
      int lumaRow = Math.min(luma.down() - 1, (2 * row + 1) * luma.down() / (2 * blue.down()));
      for (int x = 0; x < y.length; x++) {
        int middle = (2 * x + 1) * luma.across() / (2 * y.length);
        y[x] = luma.mean(Math.min(luma.across() - 1, middle), lumaRow);
        cb[x] = blue.mean(x, row);
        cr[x] = red.mean(x, row);
      }
    }

    int length() {
      return y.length;
    }

    boolean is(int table, int bar, int x, double slack) {
      return BarColours.matches(table, bar, y[x], cb[x], cr[x], slack);
    }
  }
}
