package io.sightglass.core.feature;

/** Gathers the 8×8 block differences of a picture's planes, luma first. */
final class DifferenceBuilder {

  private final int shift;
  private final double fullScale;
  private long samples;
  private long total;
  private long lumaSamples;
  private long lumaTotal;
  private int largest;
  private int[] sixteens = {};
  private int across;

  DifferenceBuilder(int bitDepth) {
    this.shift = bitDepth - 8;
    this.fullScale = 1 << bitDepth;
  }

  /**
   * The next plane.
   *
   * @param eights its differences, row by row
   */
  void add(Plane plane, int[] eights) {
    if (samples == 0) {
      addLuma(plane, eights);
    } else {
      int blocks = plane.blocksAcross() * plane.blocksDown();
      for (int i = 0; i < blocks; i++) {
        total += eights[i];
      }
    }
    samples += plane.sampleCount();
  }

  private void addLuma(Plane plane, int[] eights) {
    int eightsAcross = plane.blocksAcross();
    int eightsDown = plane.blocksDown();
    across = (eightsAcross + 1) / 2;
    sixteens = new int[across * ((eightsDown + 1) / 2)];
    for (int y = 0; y < eightsDown; y++) {
      int row = y * eightsAcross;
      int first = y / 2 * across;
      for (int x = 0; x < eightsAcross / 2; x++) {
        int left = eights[row + 2 * x];
        int right = eights[row + 2 * x + 1];
        largest = Math.max(largest, Math.max(left, right));
        sixteens[first + x] += left + right;
      }
      if (eightsAcross % 2 == 1) {
        int last = eights[row + eightsAcross - 1];
        largest = Math.max(largest, last);
        sixteens[first + across - 1] += last;
      }
    }
    for (int i = 0; i < sixteens.length; i++) {
      total += sixteens[i];
      sixteens[i] >>= shift;
    }
    lumaTotal = total;
    lumaSamples = plane.sampleCount();
  }

  FrameDifference build() {
    return new FrameDifference(
        total / (double) samples / fullScale,
        lumaTotal / (double) lumaSamples / fullScale,
        largest >> shift,
        sixteens,
        across);
  }
}
