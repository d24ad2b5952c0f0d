package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * How many lines at each edge of the picture are black all along: bars, or a dark scene. Where no
 * block of eight lines is black there are none.
 *
 * @param top rows
 * @param bottom rows
 * @param left columns
 * @param right columns
 * @param width of the picture in samples
 * @param height of the picture in rows
 * @param filled of the lines of blocks that end the black ones, the smallest share (0–1) that is
 *     not black; 1 where there are none
 */
public record ActivePicture(
    int top, int bottom, int left, int right, int width, int height, double filled) {

  public static final PictureFeature<ActivePicture> FEATURE =
      new PictureFeature<>(
          "active-picture",
          Cost.LIGHT,
          List.of(BlockSums.FEATURE),
          plan -> new ActivePictureComputer());

  /** Whether nothing in the picture is brighter than a bar. */
  public boolean allBlack() {
    return top >= height;
  }
}
