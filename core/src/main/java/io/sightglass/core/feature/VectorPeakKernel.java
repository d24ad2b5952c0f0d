package io.sightglass.core.feature;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel on the JDK's Vector API: a lane a sample, so that no lane waits for another. */
final class VectorPeakKernel implements PeakKernel {

  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final float[] C0 = phase(0);
  private static final float[] C1 = phase(1);

  private static float[] phase(int phase) {
    float[] taps = new float[TAPS];
    for (int tap = 0; tap < TAPS; tap++) {
      taps[tap] = PlainPeakKernel.coefficient(phase, tap);
    }
    return taps;
  }

  @Override
  public float peak(float[] x, int count) {
    FloatVector largest = FloatVector.zero(LANES);
    int i = 0;
    for (int bound = LANES.loopBound(count); i < bound; i += LANES.length()) {
      FloatVector p0 = FloatVector.zero(LANES);
      FloatVector p1 = FloatVector.zero(LANES);
      FloatVector p2 = FloatVector.zero(LANES);
      FloatVector p3 = FloatVector.zero(LANES);
      for (int tap = 0; tap < TAPS; tap++) {
        FloatVector s = FloatVector.fromArray(LANES, x, i + HISTORY - tap);
        p0 = s.fma(FloatVector.broadcast(LANES, C0[tap]), p0);
        p1 = s.fma(FloatVector.broadcast(LANES, C1[tap]), p1);
        p2 = s.fma(FloatVector.broadcast(LANES, C1[TAPS - 1 - tap]), p2);
        p3 = s.fma(FloatVector.broadcast(LANES, C0[TAPS - 1 - tap]), p3);
      }
      FloatVector on = FloatVector.fromArray(LANES, x, i + HISTORY).abs();
      // The maximum so far comes last: its class is not known to the compiler, which calls what is
      // asked of it.
      largest = p0.abs().max(p1.abs()).max(p2.abs().max(p3.abs())).max(on).max(largest);
    }
    return Math.max(largest.reduceLanes(VectorOperators.MAX), PlainPeakKernel.peak(x, i, count));
  }
}
