package io.sightglass.detectors.click;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API. Eight lanes and no more, since at 48 kHz a bin of half a
 * millisecond is three times eight samples.
 */
final class VectorTopBandKernel implements TopBandKernel {

  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final float T0 = TAPS[0];
  private static final float T1 = TAPS[1];
  private static final float T2 = TAPS[2];
  private static final float T3 = TAPS[3];
  private static final float T4 = TAPS[4];
  private static final float T5 = TAPS[5];
  private static final float T6 = TAPS[6];
  private static final float T7 = TAPS[7];

  private final float[] lanes = new float[LANES];

  @Override
  public void measure(float[] x, int binSamples, int bins, float[] energies, float[] peaks) {
    int whole = binSamples / LANES * LANES;
    for (int bin = 0; bin < bins; bin++) {
      int from = bin * binSamples;
      FloatVector sums = FloatVector.zero(EIGHT);
      FloatVector largest = FloatVector.zero(EIGHT);
      for (int n = 0; n < whole; n += LANES) {
        int i = from + n;
        FloatVector middle = FloatVector.fromArray(EIGHT, x, i + 15);
        FloatVector y = middle.mul(0.5f);
        y = both(x, i + 14, i + 16).fma(FloatVector.broadcast(EIGHT, T0), y);
        y = both(x, i + 12, i + 18).fma(FloatVector.broadcast(EIGHT, T1), y);
        y = both(x, i + 10, i + 20).fma(FloatVector.broadcast(EIGHT, T2), y);
        y = both(x, i + 8, i + 22).fma(FloatVector.broadcast(EIGHT, T3), y);
        y = both(x, i + 6, i + 24).fma(FloatVector.broadcast(EIGHT, T4), y);
        y = both(x, i + 4, i + 26).fma(FloatVector.broadcast(EIGHT, T5), y);
        y = both(x, i + 2, i + 28).fma(FloatVector.broadcast(EIGHT, T6), y);
        y = both(x, i, i + 30).fma(FloatVector.broadcast(EIGHT, T7), y);
        sums = y.fma(y, sums);
        largest = largest.max(middle.abs());
      }
      sums.intoArray(lanes, 0);
      float peak = largest.reduceLanes(VectorOperators.MAX);
      peaks[bin] =
          whole == binSamples
              ? peak
              : PlainTopBandKernel.addSamples(x, from, whole, binSamples, lanes, peak);
      energies[bin] = PlainTopBandKernel.sum(lanes);
    }
  }

  private static FloatVector both(float[] x, int before, int behind) {
    return FloatVector.fromArray(EIGHT, x, before).add(FloatVector.fromArray(EIGHT, x, behind));
  }
}
