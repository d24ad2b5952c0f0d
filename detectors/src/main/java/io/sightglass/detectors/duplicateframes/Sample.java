package io.sightglass.detectors.duplicateframes;

import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.LumaStatistics;

/**
 * A picture as the search for repeated ones sees it. Differences are to the previous picture, in
 * 8-bit codes a sample.
 *
 * @param micros presentation time
 * @param durationMicros duration
 * @param mean mean difference, less what a change of brightness alone accounts for
 * @param moving difference that 95 % of the 16×16 blocks do not exceed
 * @param largest difference of the 8×8 block that differs most
 * @param flat without content, so that nothing could be seen to move
 */
record Sample(
    long micros, long durationMicros, double mean, double moving, double largest, boolean flat) {

  private static final double SAMPLES = 64;
  private static final double CODES = 256;
  private static final double MOVING_SHARE = 0.95;

  /** Spread of luma, from the 2nd to the 98th percentile, under which a picture is flat. */
  private static final int FLAT_CODES = 8;

  static Sample of(
      long micros,
      long durationMicros,
      FrameDifference difference,
      LumaStatistics luma,
      double lumaBefore) {
    double fade = Math.abs(luma.mean() - lumaBefore);
    return new Sample(
        micros,
        durationMicros,
        Math.max(0, difference.lumaMean() * CODES - fade),
        difference.percentile(MOVING_SHARE),
        difference.largestBlock() / SAMPLES,
        luma.percentile(0.98) - luma.percentile(0.02) < FLAT_CODES);
  }
}
