package io.sightglass.core.feature;

/**
 * Finds the largest |x| between the samples of one channel, four times oversampled by the polyphase
 * filter of ITU-R BS.1770-5 Annex 2 (48 taps in four phases). The last taps' samples are kept from
 * call to call.
 */
final class TruePeakMeter {

  private static final int TAPS = 12;

  // Phases 0 and 1 of the recommendation's table; 3 and 2 are their mirror images.
  private static final float[] PHASE_0 = {
    0.0017089843750f, 0.0109863281250f, -0.0196533203125f, 0.0332031250000f,
    -0.0594482421875f, 0.1373291015625f, 0.9721679687500f, -0.1022949218750f,
    0.0476074218750f, -0.0266113281250f, 0.0148925781250f, -0.0083007812500f
  };
  private static final float[] PHASE_1 = {
    -0.0291748046875f, 0.0292968750000f, -0.0517578125000f, 0.0891113281250f,
    -0.1665039062500f, 0.4650878906250f, 0.7797851562500f, -0.2003173828125f,
    0.1015625000000f, -0.0582275390625f, 0.0330810546875f, -0.0189208984375f
  };

  private float[] window = new float[TAPS - 1];

  /** The largest magnitude in the next samples, on them and between them. */
  float peak(float[] samples, int from, int count) {
    float[] x = window.length == TAPS - 1 + count ? window : new float[TAPS - 1 + count];
    System.arraycopy(window, window.length - (TAPS - 1), x, 0, TAPS - 1);
    System.arraycopy(samples, from, x, TAPS - 1, count);
    window = x;
    float peak = 0;
    for (int i = 0; i < count; i++) {
      float p0 = 0;
      float p1 = 0;
      float p2 = 0;
      float p3 = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        // Newest sample first, as in the recommendation's figure.
        float s = x[i + TAPS - 1 - tap];
        p0 += PHASE_0[tap] * s;
        p1 += PHASE_1[tap] * s;
        p2 += PHASE_1[TAPS - 1 - tap] * s;
        p3 += PHASE_0[TAPS - 1 - tap] * s;
      }
      float interpolated =
          Math.max(Math.max(Math.abs(p0), Math.abs(p1)), Math.max(Math.abs(p2), Math.abs(p3)));
      peak = Math.max(peak, Math.max(interpolated, Math.abs(x[i + TAPS - 1])));
    }
    return peak;
  }
}
