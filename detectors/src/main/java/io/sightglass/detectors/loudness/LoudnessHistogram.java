package io.sightglass.detectors.loudness;

/**
 * Loudness of gating blocks, sorted into classes of 0.01 LU, so that a programme of any length
 * takes the same memory. Energies are summed exactly; only which side of a gate a block falls is
 * rounded to a class. Blocks under the absolute gate of −70 LUFS are left out.
 */
final class LoudnessHistogram {

  /** Absolute gate of BS.1770-5 Annex 1 and EBU Tech 3342, in LUFS. */
  static final double ABSOLUTE_GATE = -70;

  private static final double STEP = 0.01;
  private static final int CLASSES = (int) (100 / STEP);

  private final long[] counts = new long[CLASSES];
  private final double[] energies = new double[CLASSES];
  private long count;
  private double energy;

  /**
   * @param blockEnergy mean square of a block, K-weighted, summed over channels by their weights
   */
  void add(double blockEnergy) {
    double loudness = Lufs.of(blockEnergy);
    if (loudness <= ABSOLUTE_GATE) {
      return;
    }
    int at = classOf(loudness);
    counts[at]++;
    energies[at] += blockEnergy;
    count++;
    energy += blockEnergy;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Loudness of the blocks above the relative gate, in LUFS.
   *
   * @param relativeGate LU under the loudness of all blocks, negative
   */
  double gated(double relativeGate) {
    double sum = 0;
    long blocks = 0;
    for (int c = gate(relativeGate); c < CLASSES; c++) {
      sum += energies[c];
      blocks += counts[c];
    }
    return blocks == 0 ? Lufs.FLOOR : Lufs.of(sum / blocks);
  }

  /**
   * From the {@code low}-th to the {@code high}-th share (0–1) of the blocks above the relative
   * gate, in LU.
   */
  double range(double relativeGate, double low, double high) {
    int gate = gate(relativeGate);
    long blocks = 0;
    for (int c = gate; c < CLASSES; c++) {
      blocks += counts[c];
    }
    return blocks == 0
        ? 0
        : (at(gate, Math.round((blocks - 1) * high)) - at(gate, Math.round((blocks - 1) * low)))
            * STEP;
  }

  private int gate(double relativeGate) {
    return classOf(Lufs.of(energy / Math.max(1, count)) + relativeGate);
  }

  private int at(int from, long rank) {
    long seen = 0;
    for (int c = from; c < CLASSES; c++) {
      seen += counts[c];
      if (seen > rank) {
        return c;
      }
    }
    return CLASSES - 1;
  }

  private static int classOf(double loudness) {
    return Math.clamp((long) ((loudness - ABSOLUTE_GATE) / STEP), 0, CLASSES - 1);
  }
}
