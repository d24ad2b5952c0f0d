package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * The picture in cells, at most 40 across and 22 down, as ITU-R BT.1702 needs it: light and colour
 * of each. Arrays are by cell, row by row, shared by reference; read, never written.
 *
 * @param across cells a row
 * @param down rows of cells
 * @param light mean light in cd/m², by L = 200 · ((D − black) / (white − black)) ^ 2.4, the display
 *     of BT.1702
 * @param luma mean luma in 8-bit codes
 * @param cb mean of the first colour difference in 8-bit codes; 128 where there is none
 * @param cr mean of the second
 * @param area share (0–1) of the picture that each cell covers
 */
@SuppressWarnings("ArrayRecordComponent")
public record PictureCells(
    int across, int down, float[] light, float[] luma, float[] cb, float[] cr, float[] area) {

  public static final PictureFeature<PictureCells> FEATURE =
      new PictureFeature<>(
          "cells", Cost.LIGHT, List.of(BlockSums.FEATURE), plan -> new CellComputer());
}
