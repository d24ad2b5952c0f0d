package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * Where the change since the previous picture breaks off at the borders of macroblocks. What moves
 * ends anywhere; what a decoder filled in or decoded from a wrong reference begins and ends with a
 * block. As borders half-way between those of the grid are counted in the same way, the second map
 * says what chance and content yield.
 *
 * @param across macroblocks (16×16) a row
 * @param down rows of macroblocks that were looked at: all, every second one above 600 rows, every
 *     fourth above 900
 * @param rowStep rows of macroblocks from one that was looked at to the next: 1, 2 or 4
 * @param onGrid breaks at the left and upper border of each macroblock, 0 to 2, row by row; read,
 *     never written
 * @param offGrid breaks half-way through it, 0 to 2
 * @param change mean absolute difference to the previous picture in the rows looked at, in codes
 */
@SuppressWarnings("ArrayRecordComponent") // Shared by reference on purpose.
public record GridBreaks(
    int across, int down, int rowStep, byte[] onGrid, byte[] offGrid, double change) {

  /** Of every picture of at least 3×2 macroblocks that has one before it. */
  public static final PictureFeature<GridBreaks> FEATURE =
      new PictureFeature<>("grid-breaks", Cost.SWEEP, List.of(), plan -> new GridBreaksComputer());

  /** The same of every row of macroblocks, for a map of a picture that is looked at. */
  public static final PictureFeature<GridBreaks> EVERY_ROW =
      new PictureFeature<>(
          "grid-breaks-of-every-row",
          Cost.HEAVY,
          List.of(),
          plan -> new GridBreaksComputer(Integer.MAX_VALUE, Integer.MAX_VALUE));
}
