package io.sightglass.detectors.flash;

import io.sightglass.core.feature.PictureCells;
import io.sightglass.core.media.Colour;

/**
 * Follows how red each cell is: pairs of opposite changes to or from a saturated red, in the linear
 * light of the picture's own matrix. A cell is saturated where R / (R + G + B) ≥ 0.8, and a change
 * counts where its chromaticity (CIE 1976 u′, v′) moves by more than 0.2.
 */
final class RedCells {

  private static final double SATURATED = 0.8;
  private static final double DISTANCE = 0.2;
  private static final double GAMMA = 2.4;

  /** Codes of the second colour difference under which nothing can be a saturated red. */
  private static final float LEAST_CR = 150;

  private final double kr;
  private final double kb;
  private final double black;
  private final double range;
  private final double chromaRange;
  private final boolean[] red;
  // The least red value since the last change from red, of each cell.
  private final float[] y;
  private final float[] cb;
  private final float[] cr;
  // The most red one since the last change to red.
  private final double[] u;
  private final double[] v;
  private boolean begun;

  /** A chromaticity, and whether it is a saturated red. */
  private record Chromaticity(double u, double v, boolean saturated) {}

  RedCells(int cells, Colour colour) {
    boolean rec2020 = colour.matrix().startsWith("bt2020");
    boolean rec601 =
        colour.matrix().equals("smpte170m")
            || colour.matrix().equals("bt470bg")
            || colour.matrix().equals("fcc");
    kr = rec2020 ? 0.2627 : rec601 ? 0.299 : 0.2126;
    kb = rec2020 ? 0.0593 : rec601 ? 0.114 : 0.0722;
    black = colour.fullRange() ? 0 : 16;
    range = colour.fullRange() ? 255 : 219;
    chromaRange = colour.fullRange() ? 255 : 224;
    red = new boolean[cells];
    y = new float[cells];
    cb = new float[cells];
    cr = new float[cells];
    u = new double[cells];
    v = new double[cells];
  }

  /**
   * The next picture.
   *
   * @param changes filled with 1 where a cell turned red, −1 where it ceased to be, 0 elsewhere
   */
  void next(PictureCells cells, byte[] changes) {
    java.util.Arrays.fill(changes, (byte) 0);
    for (int c = 0; c < red.length; c++) {
      float cellCr = cells.cr()[c];
      if (red[c]) {
        fromRed(cells, c, changes);
      } else if (!begun || cellCr <= cr[c]) {
        keep(cells, c);
      } else if (cellCr >= LEAST_CR) {
        toRed(cells, c, changes);
      }
    }
    begun = true;
  }

  private void keep(PictureCells cells, int c) {
    y[c] = cells.luma()[c];
    cb[c] = cells.cb()[c];
    cr[c] = cells.cr()[c];
  }

  private void toRed(PictureCells cells, int c, byte[] changes) {
    Chromaticity is = chromaticity(cells.luma()[c], cells.cb()[c], cells.cr()[c]);
    Chromaticity was = chromaticity(y[c], cb[c], cr[c]);
    if ((is.saturated() || was.saturated())
        && Math.hypot(is.u() - was.u(), is.v() - was.v()) > DISTANCE) {
      red[c] = true;
      u[c] = is.u();
      v[c] = is.v();
      changes[c] = 1;
    }
  }

  private void fromRed(PictureCells cells, int c, byte[] changes) {
    Chromaticity is = chromaticity(cells.luma()[c], cells.cb()[c], cells.cr()[c]);
    if (is.u() > u[c]) {
      u[c] = is.u();
      v[c] = is.v();
    } else if (Math.hypot(is.u() - u[c], is.v() - v[c]) > DISTANCE) {
      red[c] = false;
      keep(cells, c);
      changes[c] = -1;
    }
  }

  private Chromaticity chromaticity(double luma, double blue, double other) {
    double e = (luma - black) / range;
    double pb = (blue - 128) / chromaRange;
    double pr = (other - 128) / chromaRange;
    double r = linear(e + 2 * (1 - kr) * pr);
    double b = linear(e + 2 * (1 - kb) * pb);
    double g =
        linear((e - kr * (e + 2 * (1 - kr) * pr) - kb * (e + 2 * (1 - kb) * pb)) / (1 - kr - kb));
    double sum = r + g + b;
    // BT.709 primaries, D65; black has the chromaticity of white.
    double x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
    double yy = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    double z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    double d = x + 15 * yy + 3 * z;
    if (d < 1e-4) {
      return new Chromaticity(0.1978, 0.4683, false);
    }
    return new Chromaticity(4 * x / d, 9 * yy / d, r >= SATURATED * sum);
  }

  private static double linear(double e) {
    return Math.pow(Math.clamp(e, 0, 1), GAMMA);
  }
}
