package io.sightglass.core.feature;

/** Peaks, sums and the product of two channels over some samples, as one loop gathers them. */
final class PairLevels {

  private static final int MAGNITUDE = 0x7FFF_FFFF;

  float leftPeak;
  float rightPeak;
  int leftZeros;
  int rightZeros;
  double leftSquares;
  double rightSquares;
  double leftSum;
  double rightSum;
  double product;

  /** Bits that compare as the magnitude does. */
  static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & MAGNITUDE;
  }
}
