package io.sightglass.core.feature;

/**
 * The K frequency weighting of ITU-R BS.1770-5 Annex 1 for one channel: a high shelf (the head) and
 * a high pass (RLB). The recommendation tabulates coefficients for 48 kHz and asks for the same
 * response at other rates; here both filters are made for any rate from their analogue prototypes
 * by the bilinear transform with pre-warping, as libebur128 and FFmpeg's ebur128 do, which at 48
 * kHz yields the table.
 */
final class KWeighting {

  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_GAIN_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_EXPONENT = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  private final Biquad shelf;
  private final Biquad highPass;

  KWeighting(int sampleRate) {
    shelf = new Biquad(shelf(sampleRate));
    highPass = new Biquad(highPass(sampleRate));
  }

  /** Filters the next samples and sums their squares. */
  double squares(float[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double y = highPass.next(shelf.next(samples[i]));
      sum += y * y;
    }
    return sum;
  }

  static Biquad.Coefficients shelf(int sampleRate) {
    double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
    double high = Math.pow(10, SHELF_GAIN_DB / 20);
    double band = Math.pow(high, SHELF_EXPONENT);
    double a0 = 1 + k / SHELF_Q + k * k;
    return new Biquad.Coefficients(
        (high + band * k / SHELF_Q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / SHELF_Q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / SHELF_Q + k * k) / a0);
  }

  static Biquad.Coefficients highPass(int sampleRate) {
    double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRate);
    double a0 = 1 + k / HIGH_PASS_Q + k * k;
    // The recommendation leaves the numerator at 1, −2, 1, without normalising the pass band.
    return new Biquad.Coefficients(
        1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
  }
}
