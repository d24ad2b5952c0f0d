package io.sightglass.detectors.loudness;

/** The K weighting's response from the recommendation's table, and what follows from it. */
final class KResponse {

  private static final double[][] SHELF = {
    {1.53512485958697, -2.69169618940638, 1.19839281085285},
    {1, -1.69065929318241, 0.73248077421585}
  };
  private static final double[][] HIGH_PASS = {
    {1, -2, 1}, {1, -1.99004745483398, 0.99007225036621}
  };

  private KResponse() {}

  /** |H|² at {@code hertz}. */
  static double power(double hertz, int rate) {
    double w = 2 * Math.PI * hertz / rate;
    return square(SHELF[0], w)
        / square(SHELF[1], w)
        * square(HIGH_PASS[0], w)
        / square(HIGH_PASS[1], w);
  }

  private static double square(double[] polynomial, double w) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < polynomial.length; k++) {
      re += polynomial[k] * Math.cos(k * w);
      im -= polynomial[k] * Math.sin(k * w);
    }
    return re * re + im * im;
  }

  /** LUFS of a weighted mean square. */
  static double loudness(double power) {
    return -0.691 + 10 * Math.log10(power);
  }
}
