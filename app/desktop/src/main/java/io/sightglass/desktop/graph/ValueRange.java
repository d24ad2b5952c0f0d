package io.sightglass.desktop.graph;

/**
 * The values that a plot shows.
 *
 * @param low at the bottom
 * @param high at the top; greater
 */
record ValueRange(double low, double high) {

  /** The value at {@code share} of the height, from the top. */
  double at(double share) {
    return high - share * (high - low);
  }

  /** The share of the height, from the top, at which {@code value} lies. */
  double share(double value) {
    return (high - value) / (high - low);
  }
}
