package io.sightglass.detectors.flash;

/**
 * What counts as a change of light (ITU-R BT.1702).
 *
 * @param area share (0–1) of the picture from which flashing counts, exclusive
 * @param step smallest change in cd/m²
 * @param dark the darker state's light in cd/m² from which a change of that size is none
 * @param contrast smallest Michelson contrast of a change between lighter states; 0 where none
 *     counts
 */
record FlashLimits(double area, double step, double dark, double contrast) {

  /** Whether going from one light to another is a change. */
  boolean isChange(float from, float to) {
    double difference = Math.abs(to - from);
    double darker = Math.min(from, to);
    if (darker < dark) {
      return difference >= step;
    }
    return contrast > 0 && difference / (from + to) >= contrast;
  }
}
