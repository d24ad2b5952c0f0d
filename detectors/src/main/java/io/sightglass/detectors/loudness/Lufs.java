package io.sightglass.detectors.loudness;

/** Energy to loudness (ITU-R BS.1770-5 Annex 1). */
final class Lufs {

  /** Stands for silence, whose loudness is −∞. */
  static final double FLOOR = -120;

  private static final double OFFSET = -0.691;

  private Lufs() {}

  /**
   * LUFS of a K-weighted mean square, at least {@link #FLOOR}.
   *
   * @param energy summed over channels by their weights, full scale 1
   */
  static double of(double energy) {
    return energy <= 0 ? FLOOR : Math.max(FLOOR, OFFSET + 10 * Math.log10(energy));
  }

  /** dB of an amplitude, at least {@link #FLOOR}. */
  static double decibels(double amplitude) {
    return amplitude <= 0 ? FLOOR : Math.max(FLOOR, 20 * Math.log10(amplitude));
  }
}
