package io.sightglass.core.timeline;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A metric's least and greatest values over equal stretches of time, for drawing.
 *
 * @param fromMicros start of the first stretch
 * @param toMicros end of the last stretch
 * @param low least value a stretch; NaN where it has none
 * @param high greatest value a stretch; NaN where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Drawn once and thrown away; not to be written to.
public record Envelope(long fromMicros, long toMicros, double[] low, double[] high) {

  static Envelope empty(long fromMicros, long toMicros, int columns) {
    double[] none = new double[columns];
    Arrays.fill(none, Double.NaN);
    return new Envelope(fromMicros, toMicros, none, none.clone());
  }

  /**
   * The same with the value of a stretch that has none being that of the one before: a value holds
   * until the next.
   *
   * @param gaps stretches in which nothing holds
   */
  public Envelope held(BitSet gaps) {
    return new Envelope(fromMicros, toMicros, held(low, gaps), held(high, gaps));
  }

  private static double[] held(double[] column, BitSet gaps) {
    double[] held = column.clone();
    for (int i = 1; i < held.length; i++) {
      if (Double.isNaN(held[i]) && !gaps.get(i)) {
        held[i] = held[i - 1];
      }
    }
    return held;
  }

  public int columns() {
    return low.length;
  }

  /** The instant at which {@code column} begins, in microseconds. */
  public long columnStart(int column) {
    return fromMicros + Math.multiplyExact(toMicros - fromMicros, (long) column) / low.length;
  }

  /** The instant at which {@code column} ends, in microseconds. */
  public long columnEnd(int column) {
    return columnStart(column + 1);
  }
}
