package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/** Measures how two pictures differ. Holds scratch memory: one thread at a time. */
final class PictureComparison {

  private final PlaneKernel kernel;
  private long[] sums = {};

  PictureComparison(PlaneKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Null where there is nothing to compare with.
   *
   * @param reference of the same size and format, or null
   */
  @Nullable FrameDifference compare(@Nullable VideoFrame reference, VideoFrame frame) {
    if (reference == null) {
      return null;
    }
    int depth = frame.format().bitDepth();
    double fullScale = 1 << depth;
    Plane luma = Plane.of(frame, 0);
    long lumaTotal = total(Plane.of(reference, 0), luma);
    LumaBlocks blocks = LumaBlocks.of(sums, luma, depth - 8);
    long total = lumaTotal;
    long samples = luma.sampleCount();
    for (int p = 1; p < frame.format().planes(); p++) {
      Plane plane = Plane.of(frame, p);
      total += total(Plane.of(reference, p), plane);
      samples += plane.sampleCount();
    }
    return new FrameDifference(
        total / (double) samples / fullScale,
        lumaTotal / (double) luma.sampleCount() / fullScale,
        blocks.largest(),
        blocks.sums(),
        blocks.across());
  }

  private long total(Plane a, Plane b) {
    int blocks = a.blocksAcross() * a.blocksDown();
    if (sums.length < blocks) {
      sums = new long[blocks];
    }
    kernel.blockDifferences(a, b, sums);
    long total = 0;
    for (int i = 0; i < blocks; i++) {
      total += sums[i];
    }
    return total;
  }

  /** The 8×8 sums of luma, folded to 16×16. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on to the picture's features, not copied.
  private record LumaBlocks(int largest, int[] sums, int across) {

    static LumaBlocks of(long[] eights, Plane luma, int shift) {
      int eightsAcross = luma.blocksAcross();
      int eightsDown = luma.blocksDown();
      int across = (eightsAcross + 1) / 2;
      long[] sixteens = new long[across * ((eightsDown + 1) / 2)];
      long largest = 0;
      for (int y = 0; y < eightsDown; y++) {
        for (int x = 0; x < eightsAcross; x++) {
          long sum = eights[y * eightsAcross + x];
          largest = Math.max(largest, sum);
          sixteens[y / 2 * across + x / 2] += sum;
        }
      }
      int[] sums = new int[sixteens.length];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = (int) (sixteens[i] >> shift);
      }
      return new LumaBlocks((int) (largest >> shift), sums, across);
    }
  }
}
