package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import java.util.List;

/**
 * The picture at an eighth of its size: sums of the 8×8 blocks of each plane.
 *
 * @param format of the picture
 * @param colour how its codes mean light
 * @param planes in the format's order
 */
public record BlockSums(PixelFormat format, Colour colour, List<PlaneBlocks> planes) {

  public static final PictureFeature<BlockSums> FEATURE =
      new PictureFeature<>(
          "block-sums", Cost.LIGHT, List.of(PictureSweep.FEATURE), plan -> PictureSweep::sumsOf);

  /** Edge of a block. */
  public static final int EDGE = PlaneKernel.BLOCK;

  public BlockSums {
    planes = List.copyOf(planes);
  }

  public PlaneBlocks luma() {
    return planes.getFirst();
  }

  /** True where planes 1 and 2 are colour differences. */
  public boolean hasChroma() {
    return !format.rgb() && planes.size() >= 3;
  }

  /** The 8-bit luma code of black. */
  public int black() {
    return colour.fullRange() ? 0 : 16;
  }

  /** The 8-bit luma code of nominal white. */
  public int white() {
    return colour.fullRange() ? 255 : 235;
  }

  /**
   * The blocks of one plane. Those at the right and bottom edge hold what there is of them.
   *
   * @param width samples a row
   * @param height rows
   * @param across blocks a row
   * @param down rows of blocks
   * @param bitDepth of the codes
   * @param sums of codes, row by row; read, never written
   */
  @SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
  public record PlaneBlocks(int width, int height, int across, int down, int bitDepth, int[] sums) {

    /** Samples of the block. */
    public int samples(int x, int y) {
      return Math.min(EDGE, width - x * EDGE) * Math.min(EDGE, height - y * EDGE);
    }

    /**
     * Mean of the block in 16ths of an 8-bit code, rounded down: fast, for loops over all blocks.
     */
    public int sixteenths(int x, int y) {
      int sum = sums[y * across + x];
      return (x + 1) * EDGE <= width && (y + 1) * EDGE <= height
          ? sum >> (bitDepth - 6)
          : (int) ((16L * sum) / ((long) samples(x, y) << (bitDepth - 8)));
    }

    /**
     * {@link #sixteenths(int, int)} of a row of blocks.
     *
     * @param row takes {@link #across} values
     */
    public void sixteenths(int y, int[] row) {
      int whole = (y + 1) * EDGE <= height ? width / EDGE : 0;
      int first = y * across;
      for (int x = 0; x < whole; x++) {
        row[x] = sums[first + x] >> (bitDepth - 6);
      }
      for (int x = whole; x < across; x++) {
        row[x] = sixteenths(x, y);
      }
    }

    /** Mean of the block, in 8-bit codes with fractions. */
    public double mean(int x, int y) {
      return sums[y * across + x] / (double) (samples(x, y) << (bitDepth - 8));
    }
  }
}
