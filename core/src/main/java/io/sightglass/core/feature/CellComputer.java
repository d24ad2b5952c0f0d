package io.sightglass.core.feature;

import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers block sums into cells. Keeps where the cells begin in pictures of one size. */
final class CellComputer implements PictureComputer<PictureCells> {

  private static final int MOST_ACROSS = 40;
  private static final int MOST_DOWN = 22;
  private static final double PEAK = 200;
  private static final double GAMMA = 2.4;

  /** Steps of the table of light a luma code of 8 bits. */
  private static final int STEPS = 16;

  private static final float NEUTRAL = 128;

  /** What the maps were made for. */
  private record Shape(int width, int height, int chromaWidth, int chromaHeight) {}

  private Shape shape = new Shape(0, 0, 0, 0);
  private int across;
  private int down;
  private int[] row = {};
  // By column of cells, and one past the last: the first block of a row that is in it.
  private int[] lumaBegins = {};
  private int[] lumaCounts = {};
  private int[] chromaBegins = {};
  private int[] chromaCounts = {};
  private float[] area = {};
  private float[] lightOf = {};
  private int black = -1;

  @Override
  public @Nullable PictureCells compute(PictureInput input) {
    BlockSums sums = input.get(BlockSums.FEATURE);
    if (sums == null || sums.format().rgb()) {
      return null;
    }
    prepare(sums);
    int cells = across * down;
    float[] light = new float[cells];
    float[] luma = new float[cells];
    luma(sums.luma(), light, luma);
    float[] cb = new float[cells];
    float[] cr = new float[cells];
    if (sums.hasChroma()) {
      chroma(sums.planes().get(1), cb);
      chroma(sums.planes().get(2), cr);
    } else {
      Arrays.fill(cb, NEUTRAL);
      Arrays.fill(cr, NEUTRAL);
    }
    return new PictureCells(across, down, light, luma, cb, cr, area);
  }

  private void prepare(BlockSums sums) {
    PlaneBlocks blocks = sums.luma();
    PlaneBlocks chroma = sums.hasChroma() ? sums.planes().get(1) : null;
    Shape now =
        new Shape(
            blocks.width(),
            blocks.height(),
            chroma == null ? 0 : chroma.width(),
            chroma == null ? 0 : chroma.height());
    if (!now.equals(shape)) {
      shape = now;
      across = Math.min(MOST_ACROSS, blocks.across());
      down = Math.min(MOST_DOWN, blocks.down());
      lumaBegins = begins(blocks);
      lumaCounts = counts(blocks, lumaBegins);
      if (chroma != null) {
        chromaBegins = begins(chroma);
        chromaCounts = counts(chroma, chromaBegins);
      }
      area = areas(blocks);
      row = new int[blocks.across()];
    }
    if (black != sums.black()) {
      black = sums.black();
      lightOf = new float[256 * STEPS];
      for (int i = 0; i < lightOf.length; i++) {
        double level = ((double) i / STEPS - black) / (sums.white() - black);
        lightOf[i] = (float) (PEAK * Math.pow(Math.max(0, level), GAMMA));
      }
    }
  }

  private int[] begins(PlaneBlocks blocks) {
    int[] begins = new int[across + 1];
    for (int c = 0; c <= across; c++) {
      begins[c] = (c * blocks.across() + across - 1) / across;
    }
    return begins;
  }

  private int[] counts(PlaneBlocks blocks, int[] begins) {
    int[] counts = new int[across * down];
    for (int y = 0; y < blocks.down(); y++) {
      int cell = firstCell(blocks, y);
      for (int c = 0; c < across; c++) {
        counts[cell + c] += begins[c + 1] - begins[c];
      }
    }
    return counts;
  }

  /** The first of the cells that a row of blocks is in. */
  private int firstCell(PlaneBlocks blocks, int y) {
    return y * down / blocks.down() * across;
  }

  private float[] areas(PlaneBlocks blocks) {
    long[] samples = new long[across * down];
    for (int y = 0; y < blocks.down(); y++) {
      int cell = firstCell(blocks, y);
      for (int c = 0; c < across; c++) {
        for (int x = lumaBegins[c]; x < lumaBegins[c + 1]; x++) {
          samples[cell + c] += blocks.samples(x, y);
        }
      }
    }
    float[] areas = new float[samples.length];
    for (int i = 0; i < areas.length; i++) {
      areas[i] = (float) (samples[i] / ((double) blocks.width() * blocks.height()));
    }
    return areas;
  }

  private void luma(PlaneBlocks blocks, float[] light, float[] luma) {
    int brightest = lightOf.length - 1;
    for (int y = 0; y < blocks.down(); y++) {
      blocks.sixteenths(y, row);
      int cell = firstCell(blocks, y);
      for (int c = 0; c < across; c++, cell++) {
        float ofLight = light[cell];
        int ofLuma = 0;
        for (int x = lumaBegins[c]; x < lumaBegins[c + 1]; x++) {
          ofLight += lightOf[Math.min(row[x], brightest)];
          ofLuma += row[x];
        }
        light[cell] = ofLight;
        luma[cell] += ofLuma;
      }
    }
    for (int c = 0; c < light.length; c++) {
      // A chroma plane may be too small to reach every cell, the luma plane is not.
      light[c] /= lumaCounts[c];
      luma[c] /= lumaCounts[c] * (float) STEPS;
    }
  }

  private void chroma(PlaneBlocks blocks, float[] mean) {
    for (int y = 0; y < blocks.down(); y++) {
      blocks.sixteenths(y, row);
      int cell = firstCell(blocks, y);
      for (int c = 0; c < across; c++) {
        int sum = 0;
        for (int x = chromaBegins[c]; x < chromaBegins[c + 1]; x++) {
          sum += row[x];
        }
        mean[cell + c] += sum;
      }
    }
    for (int c = 0; c < mean.length; c++) {
      if (chromaCounts[c] > 0) {
        mean[c] /= chromaCounts[c] * (float) STEPS;
      } else {
        // Take the cell beside or above, which the plane reaches.
        mean[c] = c % across > 0 ? mean[c - 1] : c >= across ? mean[c - across] : NEUTRAL;
      }
    }
  }
}
