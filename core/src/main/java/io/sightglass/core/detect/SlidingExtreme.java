package io.sightglass.core.detect;

/**
 * The highest (or lowest) of the last values. Only those are kept that no later one outdoes, so
 * that each value costs the same, however many are looked at. One thread at a time.
 */
public final class SlidingExtreme {

  private final double sign;
  private final int mask;
  private final long[] indices;
  private final double[] values;
  private long first;
  private long end;

  private SlidingExtreme(double sign, int most) {
    this.sign = sign;
    int capacity = Integer.highestOneBit(most + 1) * 2;
    mask = capacity - 1;
    indices = new long[capacity];
    values = new double[capacity];
  }

  /**
   * @param most values that are looked at, at the most
   */
  public static SlidingExtreme highest(int most) {
    return new SlidingExtreme(1, most);
  }

  /**
   * @param most values that are looked at, at the most
   */
  public static SlidingExtreme lowest(int most) {
    return new SlidingExtreme(-1, most);
  }

  /** The next value; indices rise. */
  public void add(long index, double value) {
    double signed = sign * value;
    while (end > first && values[(int) ((end - 1) & mask)] <= signed) {
      end--;
    }
    indices[(int) (end & mask)] = index;
    values[(int) (end & mask)] = signed;
    end++;
  }

  /** Values of lower indices count no more. */
  public void forgetBefore(long index) {
    while (end > first && indices[(int) (first & mask)] < index) {
      first++;
    }
  }

  public boolean isEmpty() {
    return first == end;
  }

  /** Of those that are not forgotten; there has to be one. */
  public double extreme() {
    return sign * values[(int) (first & mask)];
  }
}
