package io.sightglass.core.feature;

/** The kernel in plain Java. */
final class PlainPeakKernel implements PeakKernel {

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

  /** Tap {@code tap} of phase {@code phase}, the newest sample's first. */
  static float coefficient(int phase, int tap) {
    return switch (phase) {
      case 0 -> PHASE_0[tap];
      case 1 -> PHASE_1[tap];
      case 2 -> PHASE_1[TAPS - 1 - tap];
      default -> PHASE_0[TAPS - 1 - tap];
    };
  }

  @Override
  public float peak(float[] x, int count) {
    return peak(x, 0, count);
  }

  /** The same from sample {@code from} on. */
  static float peak(float[] x, int from, int count) {
    float peak = 0;
    for (int i = from; i < count; i++) {
      float p0 = 0;
      float p1 = 0;
      float p2 = 0;
      float p3 = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        float s = x[i + HISTORY - tap];
        p0 = Math.fma(PHASE_0[tap], s, p0);
        p1 = Math.fma(PHASE_1[tap], s, p1);
        p2 = Math.fma(PHASE_1[TAPS - 1 - tap], s, p2);
        p3 = Math.fma(PHASE_0[TAPS - 1 - tap], s, p3);
      }
      float between =
          Math.max(Math.max(Math.abs(p0), Math.abs(p1)), Math.max(Math.abs(p2), Math.abs(p3)));
      peak = Math.max(peak, Math.max(between, Math.abs(x[i + HISTORY])));
    }
    return peak;
  }
}
