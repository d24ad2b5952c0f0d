package io.sightglass.core.detect;

import java.util.Arrays;

/**
 * The median of the last values: what is usual in a programme, which a short defect does not move.
 * One thread at a time.
 */
public final class RollingMedian {

  private final double[] values;
  private final double[] sorted;
  private int size;
  private int next;

  /**
   * @param window how many values it remembers
   */
  public RollingMedian(int window) {
    values = new double[window];
    sorted = new double[window];
  }

  public void add(double value) {
    if (size == values.length) {
      remove(values[next]);
    }
    insert(value);
    values[next] = value;
    next = (next + 1) % values.length;
  }

  private void remove(double value) {
    int at = Arrays.binarySearch(sorted, 0, size, value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  private void insert(double value) {
    int found = Arrays.binarySearch(sorted, 0, size, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** How many values it holds. */
  public int size() {
    return size;
  }

  /** The median (the upper one of two), or {@code otherwise} where it holds nothing. */
  public double median(double otherwise) {
    return size == 0 ? otherwise : sorted[size / 2];
  }

  public void clear() {
    size = 0;
    next = 0;
  }
}
