package io.sightglass.core.feature;

/** A second-order filter, direct form II transposed, in double precision; its memory persists. */
final class Biquad {

  /**
   * The transfer function (b0 + b1·z⁻¹ + b2·z⁻²) / (1 + a1·z⁻¹ + a2·z⁻²).
   *
   * @param b0 feed-forward
   * @param b1 feed-forward
   * @param b2 feed-forward
   * @param a1 feedback
   * @param a2 feedback
   */
  record Coefficients(double b0, double b1, double b2, double a1, double a2) {}

  // Far under the least bit of any sound; keeps the tail of a filter out of slow denormal numbers.
  private static final double TINY = 1e-30;

  private final Coefficients c;
  private double s1;
  private double s2;

  Biquad(Coefficients coefficients) {
    this.c = coefficients;
  }

  double next(double x) {
    double y = c.b0 * x + s1;
    s1 = c.b1 * x - c.a1 * y + s2 + TINY;
    s2 = c.b2 * x - c.a2 * y;
    return y;
  }
}
