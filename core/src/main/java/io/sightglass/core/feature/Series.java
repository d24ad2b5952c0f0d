package io.sightglass.core.feature;

import java.util.Arrays;

/** Numbers that are gathered one by one and taken together. */
final class Series {

  private double[] values = new double[128];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** What was added since the last call. */
  double[] take() {
    double[] taken = Arrays.copyOf(values, size);
    size = 0;
    return taken;
  }

  /** The same, as floats. */
  float[] takeFloats() {
    float[] taken = new float[size];
    for (int i = 0; i < size; i++) {
      taken[i] = (float) values[i];
    }
    size = 0;
    return taken;
  }

  /** The same, as whole numbers. */
  int[] takeInts() {
    int[] taken = new int[size];
    for (int i = 0; i < size; i++) {
      taken[i] = (int) values[i];
    }
    size = 0;
    return taken;
  }
}
