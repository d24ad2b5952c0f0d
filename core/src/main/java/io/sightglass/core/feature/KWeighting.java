package io.sightglass.core.feature;

/**
 * The K frequency weighting of ITU-R BS.1770-5 Annex 1: a high shelf (the head) and a high pass
 * (RLB), one after the other, for all channels of a track. The recommendation tabulates
 * coefficients for 48 kHz and asks for the same response at other rates; here both filters are made
 * for any rate from their analogue prototypes by the bilinear transform with pre-warping, as
 * libebur128 and FFmpeg's ebur128 do, which at 48 kHz yields the table.
 *
 * <p>A recursive filter waits for its own last output, not for the arithmetic units: two channels
 * are therefore filtered in one loop, each in the other's pauses. Multiplications and additions are
 * fused, which halves their number.
 */
final class KWeighting {

  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_GAIN_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_EXPONENT = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  // Far under the least bit of any sound, and far over the slow denormal numbers, which the tail of
  // a filter does not reach within one call.
  private static final double TINY = 1e-30;

  private static final int MEMORY = 4;

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

  private final Coefficients shelf;
  private final Coefficients highPass;
  // Direct form II transposed: two numbers a filter, four a channel.
  private final double[] memory;

  KWeighting(int sampleRate, int channels) {
    shelf = shelf(sampleRate);
    highPass = highPass(sampleRate);
    memory = new double[MEMORY * channels];
  }

  /**
   * Filters the next samples of all channels and adds up their squares.
   *
   * @param planes at least {@code from + count} samples for each channel
   * @param sums a sum a channel, added to
   * @param levels one for each pair of channels, written to: they cost nothing in the filters'
   *     pauses
   */
  void addSquares(float[][] planes, int from, int count, double[] sums, PairLevels[] levels) {
    int channels = memory.length / MEMORY;
    int c = 0;
    for (; c + 1 < channels; c += 2) {
      addSquares(planes, from, count, sums, c, levels[c / 2]);
    }
    if (c < channels) {
      sums[c] += squares(planes[c], from, count, c * MEMORY);
    }
  }

  private void addSquares(
      float[][] planes, int from, int count, double[] sums, int channel, PairLevels levels) {
    float[] left = planes[channel];
    float[] right = planes[channel + 1];
    int m = channel * MEMORY;
    double sb0 = shelf.b0;
    double sb1 = shelf.b1;
    double sb2 = shelf.b2;
    double sa1 = -shelf.a1;
    double sa2 = -shelf.a2;
    double ha1 = -highPass.a1;
    double ha2 = -highPass.a2;
    double l0 = memory[m];
    double l1 = memory[m + 1];
    double l2 = memory[m + 2];
    double l3 = memory[m + 3];
    double r0 = memory[m + 4];
    double r1 = memory[m + 5];
    double r2 = memory[m + 6];
    double r3 = memory[m + 7];
    double leftWeighted = 0;
    double rightWeighted = 0;
    int leftPeak = 0;
    int rightPeak = 0;
    int leftZeros = 0;
    int rightZeros = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    double leftSum = 0;
    double rightSum = 0;
    double product = 0;
    for (int i = from; i < from + count; i++) {
      int leftMagnitude = PairLevels.magnitude(left[i]);
      int rightMagnitude = PairLevels.magnitude(right[i]);
      leftPeak = Math.max(leftPeak, leftMagnitude);
      rightPeak = Math.max(rightPeak, rightMagnitude);
      leftZeros += leftMagnitude == 0 ? 1 : 0;
      rightZeros += rightMagnitude == 0 ? 1 : 0;
      double x = left[i];
      double u = right[i];
      leftSquares = Math.fma(x, x, leftSquares);
      rightSquares = Math.fma(u, u, rightSquares);
      leftSum += x;
      rightSum += u;
      product = Math.fma(x, u, product);
      double y = Math.fma(sb0, x, l0);
      double v = Math.fma(sb0, u, r0);
      l0 = Math.fma(sa1, y, Math.fma(sb1, x, l1));
      r0 = Math.fma(sa1, v, Math.fma(sb1, u, r1));
      l1 = Math.fma(sa2, y, sb2 * x);
      r1 = Math.fma(sa2, v, sb2 * u);
      double z = y + l2;
      double w = v + r2;
      l2 = Math.fma(ha1, z, Math.fma(-2, y, l3));
      r2 = Math.fma(ha1, w, Math.fma(-2, v, r3));
      l3 = Math.fma(ha2, z, y);
      r3 = Math.fma(ha2, w, v);
      leftWeighted = Math.fma(z, z, leftWeighted);
      rightWeighted = Math.fma(w, w, rightWeighted);
    }
    remember(m, l0, l1, l2, l3);
    remember(m + MEMORY, r0, r1, r2, r3);
    sums[channel] += leftWeighted;
    sums[channel + 1] += rightWeighted;
    levels.leftPeak = Float.intBitsToFloat(leftPeak);
    levels.rightPeak = Float.intBitsToFloat(rightPeak);
    levels.leftZeros = leftZeros;
    levels.rightZeros = rightZeros;
    levels.leftSquares = leftSquares;
    levels.rightSquares = rightSquares;
    levels.leftSum = leftSum;
    levels.rightSum = rightSum;
    levels.product = product;
  }

  private double squares(float[] samples, int from, int count, int m) {
    double s0 = memory[m];
    double s1 = memory[m + 1];
    double s2 = memory[m + 2];
    double s3 = memory[m + 3];
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double x = samples[i];
      double y = Math.fma(shelf.b0, x, s0);
      s0 = Math.fma(-shelf.a1, y, Math.fma(shelf.b1, x, s1));
      s1 = Math.fma(-shelf.a2, y, shelf.b2 * x);
      double z = y + s2;
      s2 = Math.fma(-highPass.a1, z, Math.fma(-2, y, s3));
      s3 = Math.fma(-highPass.a2, z, y);
      sum = Math.fma(z, z, sum);
    }
    remember(m, s0, s1, s2, s3);
    return sum;
  }

  private void remember(int m, double s0, double s1, double s2, double s3) {
    memory[m] = settled(s0);
    memory[m + 1] = settled(s1);
    memory[m + 2] = settled(s2);
    memory[m + 3] = settled(s3);
  }

  private static double settled(double state) {
    return Math.abs(state) < TINY ? 0 : state;
  }

  static Coefficients shelf(int sampleRate) {
    double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
    double high = Math.pow(10, SHELF_GAIN_DB / 20);
    double band = Math.pow(high, SHELF_EXPONENT);
    double a0 = 1 + k / SHELF_Q + k * k;
    return new Coefficients(
        (high + band * k / SHELF_Q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / SHELF_Q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / SHELF_Q + k * k) / a0);
  }

  static Coefficients highPass(int sampleRate) {
    double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRate);
    double a0 = 1 + k / HIGH_PASS_Q + k * k;
    // The recommendation leaves the numerator at 1, −2, 1, without normalising the pass band: the
    // filter's loop above knows these three by heart.
    return new Coefficients(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
  }
}
