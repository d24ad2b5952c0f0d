package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * What a sample of a picture's rows says of its fine structure: six neighbouring rows in each 16
 * (in each 32 above 600 rows, 64 above 900), in cells 32 samples wide. In 8-bit codes and samples
 * of luma.
 *
 * @param cells how many were looked at
 * @param combed share of them (0–1) that moved and whose neighbouring lines differ, above, within
 *     and below, by over 4 codes in the mean and by over 1.3 times what lines of one field do. In a
 *     progressive picture detail that fine cannot be: what differs a line away differs more two
 *     lines away
 * @param weaveAsTop Σ by which this picture's top field bends out of the previous bottom field; 0
 *     where the picture is not flagged interlaced or there is none before it
 * @param weaveAsBottom Σ by which this picture's bottom field bends out of the previous top field
 * @param pairContrast difference between pairs of lines (1 to 2, 3 to 4) over that within pairs (0
 *     to 1, 2 to 3): 1, but for line pairs that were swapped; 1 where the picture is flat
 * @param edged share of the cells (0–1) whose samples span over 30 codes
 * @param edgeWidth of these cells the one-tenth that are sharpest have edges narrower than this:
 *     the span of a cell over its steepest step, in samples; NaN where there are none. A Gaussian
 *     blur of σ makes a step σ·√(2π) wide
 * @param noise σ of the noise after Immerkær (1996) in the smoothest fifth of the cells, those that
 *     are flat to the last bit or black (mean under 20) left aside; 0 where nothing is left
 * @param layoutChange mean over the cells of |mean − mean in the previous picture|; 0 at the first
 *     picture. A blur or noise hardly moves it, a cut does
 * @param columnSteps Σ over one row a group of |x + 1 − x|, for each column; read, never written
 */
@SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
public record Texture(
    int cells,
    double combed,
    long weaveAsTop,
    long weaveAsBottom,
    double pairContrast,
    double edged,
    double edgeWidth,
    double noise,
    double layoutChange,
    int[] columnSteps) {

  /** Width of a cell in samples. */
  public static final int CELL = TextureKernel.CELL;

  /** Of every picture that is at least a cell wide and a group of rows high. */
  public static final PictureFeature<Texture> FEATURE =
      new PictureFeature<>(
          "texture", Cost.SWEEP, List.of(), plan -> new TextureComputer(TextureKernel.fastest()));
}
