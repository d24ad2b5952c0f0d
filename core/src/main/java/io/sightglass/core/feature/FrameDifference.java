package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * How one picture differs from another of the same stream.
 *
 * @param mean mean absolute difference over all samples of all planes, as a share of full scale
 *     (FFmpeg's freezedetect takes the same mean)
 * @param lumaMean the same over luma alone
 * @param largestBlock largest sum of absolute luma differences of any 8×8 block, in 8-bit codes
 * @param blocks sums of absolute luma differences a 16×16 block, in 8-bit codes, row by row; read,
 *     never written
 * @param blocksAcross blocks a row; blocks at the right and bottom edge may be partial
 */
@SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
public record FrameDifference(
    double mean, double lumaMean, int largestBlock, int[] blocks, int blocksAcross) {

  /** To the previous picture. */
  public static final PictureFeature<FrameDifference> TO_PREVIOUS =
      new PictureFeature<>(
          "previous-difference",
          Cost.DERIVED,
          List.of(PictureSweep.FEATURE),
          plan -> PictureSweep::differenceOf);

  /** To the first picture of a run of near-identical ones. A second sweep within a run only. */
  public static final PictureFeature<FrameDifference> TO_HELD =
      new PictureFeature<>("held-difference", Cost.SWEEP, List.of(TO_PREVIOUS), HeldPicture::new);

  /**
   * The difference that {@code share} (0–1) of the 16×16 blocks do not exceed, in 8-bit codes a
   * sample, to a 64th of a code.
   */
  public double percentile(double share) {
    int[] counts = new int[1024];
    for (int block : blocks) {
      counts[Math.min(counts.length - 1, block >> 2)]++;
    }
    long want = (long) Math.ceil(share * blocks.length);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= want) {
        return i / 64.0;
      }
    }
    return counts.length / 64.0;
  }
}
