package io.sightglass.core.feature;

import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import org.jspecify.annotations.Nullable;

/**
 * Finds black lines at the edges: whole blocks by their sums, then line by line in the first block
 * that is not black, so that a picture without bars costs nothing.
 */
final class ActivePictureComputer implements PictureComputer<ActivePicture> {

  /**
   * 8-bit codes over black up to which a line's mean counts as black: FFmpeg's cropdetect has 24 in
   * all, which is 8 over black in limited range.
   */
  private static final int ABOVE_BLACK = 8;

  @Override
  public @Nullable ActivePicture compute(PictureInput input) {
    BlockSums sums = input.get(BlockSums.FEATURE);
    if (sums == null || sums.format().rgb()) {
      return null;
    }
    Plane plane = Plane.of(input.frame(), 0);
    return new Edges(sums.luma(), plane, sums.black() + ABOVE_BLACK).find();
  }

  private record Edges(PlaneBlocks blocks, Plane plane, int limit) {

    ActivePicture find() {
      int width = blocks.width();
      int height = blocks.height();
      int darkRows = darkRows(0, 1);
      if (darkRows == blocks.down()) {
        return new ActivePicture(height, height, width, width, width, height, 0);
      }
      int darkRowsBelow = darkRows(blocks.down() - 1, -1);
      int firstRow = darkRows;
      int lastRow = blocks.down() - 1 - darkRowsBelow;
      int top = darkRows == 0 ? 0 : rows(firstRow * BlockSums.EDGE, 1);
      int bottom =
          darkRowsBelow == 0
              ? 0
              : height - 1 - rows(Math.min(height, (lastRow + 1) * BlockSums.EDGE) - 1, -1);
      int darkColumns = darkColumns(0, 1, firstRow, lastRow);
      int darkColumnsRight = darkColumns(blocks.across() - 1, -1, firstRow, lastRow);
      int left =
          darkColumns == 0 ? 0 : columns(darkColumns * BlockSums.EDGE, 1, top, height - bottom);
      int lastColumn = blocks.across() - 1 - darkColumnsRight;
      int right =
          darkColumnsRight == 0
              ? 0
              : width
                  - 1
                  - columns(
                      Math.min(width, (lastColumn + 1) * BlockSums.EDGE) - 1,
                      -1,
                      top,
                      height - bottom);
      double filled = 1;
      if (darkRows > 0 && darkRowsBelow > 0) {
        filled = Math.min(filledRow(firstRow), filledRow(lastRow));
      }
      if (darkColumns > 0 && darkColumnsRight > 0) {
        filled =
            Math.min(
                filled,
                Math.min(
                    filledColumn(darkColumns, firstRow, lastRow),
                    filledColumn(lastColumn, firstRow, lastRow)));
      }
      return new ActivePicture(top, bottom, left, right, width, height, filled);
    }

    /** Rows of blocks, from {@code y} on, that are black throughout. */
    private int darkRows(int y, int step) {
      int count = 0;
      for (; y >= 0 && y < blocks.down(); y += step, count++) {
        for (int x = 0; x < blocks.across(); x++) {
          if (blocks.mean(x, y) > limit) {
            return count;
          }
        }
      }
      return count;
    }

    private int darkColumns(int x, int step, int firstRow, int lastRow) {
      int count = 0;
      for (; x >= 0 && x < blocks.across(); x += step, count++) {
        for (int y = firstRow; y <= lastRow; y++) {
          if (blocks.mean(x, y) > limit) {
            return count;
          }
        }
      }
      return count;
    }

    private double filledRow(int y) {
      int filled = 0;
      for (int x = 0; x < blocks.across(); x++) {
        filled += blocks.mean(x, y) > limit ? 1 : 0;
      }
      return filled / (double) blocks.across();
    }

    private double filledColumn(int x, int firstRow, int lastRow) {
      int filled = 0;
      for (int y = firstRow; y <= lastRow; y++) {
        filled += blocks.mean(x, y) > limit ? 1 : 0;
      }
      return filled / (double) (lastRow - firstRow + 1);
    }

    /** The first row from {@code y} on, within a block, whose mean is over the limit. */
    private int rows(int y, int step) {
      for (int i = 0; i < BlockSums.EDGE && y >= 0 && y < plane.height(); i++, y += step) {
        long row = (long) y * plane.stride();
        long sum = 0;
        for (int x = 0; x < plane.width(); x++) {
          sum += PlainPlaneKernel.sample(plane.samples(), row, x, plane.bytes());
        }
        if (over(sum, plane.width())) {
          break;
        }
      }
      return y;
    }

    private int columns(int x, int step, int top, int end) {
      for (int i = 0; i < BlockSums.EDGE && x >= 0 && x < plane.width(); i++, x += step) {
        long sum = 0;
        for (int y = top; y < end; y++) {
          long row = (long) y * plane.stride();
          sum += PlainPlaneKernel.sample(plane.samples(), row, x, plane.bytes());
        }
        if (over(sum, end - top)) {
          break;
        }
      }
      return x;
    }

    private boolean over(long sum, int samples) {
      return sum > (long) limit * samples << (blocks.bitDepth() - 8);
    }
  }
}
