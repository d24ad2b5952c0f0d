package io.sightglass.core.feature;

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
    double mean, double lumaMean, int largestBlock, int[] blocks, int blocksAcross) {}
