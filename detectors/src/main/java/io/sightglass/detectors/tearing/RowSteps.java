package io.sightglass.detectors.tearing;

import io.sightglass.core.feature.PictureFeature;
import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * How far each row of luma differs from the one above it, in stripes that are spread over the
 * width.
 *
 * @param rows of the picture
 * @param columns that each stripe is wide
 * @param sums Σ |row − row above| in 8-bit codes, {@link #STRIPES} a row, the first row's being 0;
 *     read, never written
 */
@SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
record RowSteps(int rows, int columns, int[] sums) {

  /** Stripes a row. */
  static final int STRIPES = 8;

  /** Of every picture that is at least as wide as there are stripes. */
  static final PictureFeature<RowSteps> FEATURE =
      new PictureFeature<>("row-steps", Cost.SWEEP, List.of(), plan -> new RowStepsComputer());

  /** Mean step of a stripe from the row above, in codes. */
  double step(int row, int stripe) {
    return (double) sums[row * STRIPES + stripe] / columns;
  }
}
