package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * What the codes of a picture's luma are: of large pictures every n-th row, at least 85 (53 above
 * 900 rows), of both fields. Codes are those of the plane's own depth; the histogram is in 8-bit
 * codes.
 *
 * @param samples luma samples counted
 * @param sum of all codes
 * @param min smallest code
 * @param max largest code
 * @param bitDepth of the codes
 * @param fullRange true where black is 0, false where it is 16 (in 8 bits)
 * @param histogram 256 counts of {@code code >> (bitDepth − 8)}; read, never written
 */
@SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
public record LumaStatistics(
    long samples, long sum, int min, int max, int bitDepth, boolean fullRange, int[] histogram) {

  public static final PictureFeature<LumaStatistics> FEATURE =
      new PictureFeature<>(
          "luma-statistics",
          Cost.LIGHT,
          List.of(),
          plan -> {
            LumaHistogram histogram = new LumaHistogram();
            return input -> histogram.of(input.frame());
          });

  /** Mean in 8-bit codes. */
  public double mean() {
    return (double) sum / samples / (1 << (bitDepth - 8));
  }

  /** Share (0–1) of the samples at or under the 8-bit code. */
  public double shareAtOrUnder(int code) {
    long count = 0;
    for (int i = 0; i <= Math.min(code, 255); i++) {
      count += histogram[i];
    }
    return (double) count / samples;
  }

  /** The 8-bit code at or under which {@code share} (0–1) of the samples lie. */
  public int percentile(double share) {
    long want = (long) Math.ceil(share * samples);
    long count = 0;
    for (int i = 0; i < 256; i++) {
      count += histogram[i];
      if (count >= want) {
        return i;
      }
    }
    return 255;
  }
}
