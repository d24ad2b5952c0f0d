package io.sightglass.detectors.blockcorruption;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What is usual of a value around each picture: a quantile over those from {@link #BEHIND} before
 * to {@link #AHEAD} after it. Where a codec itself changes block by block, as at low bit rates, the
 * usual is high, and damage has to stand out of it. Belongs to one detector: one thread at a time.
 */
final class UsualExcess {

  /** Pictures: longer than damage lasts, which is to the next key picture. */
  private static final int BEHIND = 250;

  /** Pictures by which what is usual is known later. */
  static final int AHEAD = 50;

  private static final double QUANTILE = 0.75;

  private final Deque<Double> window = new ArrayDeque<>();
  private double[] sorted = new double[BEHIND + AHEAD + 2];
  // Of the window, those before the picture that is next.
  private int behind;

  /** Adds the value of one more picture ahead. */
  void add(double value) {
    window.addLast(value);
    int size = window.size();
    if (sorted.length < size) {
      sorted = Arrays.copyOf(sorted, 2 * size);
    }
    int at = Arrays.binarySearch(sorted, 0, size - 1, value);
    int place = at < 0 ? -at - 1 : at;
    System.arraycopy(sorted, place, sorted, place + 1, size - 1 - place);
    sorted[place] = value;
  }

  /** Whether enough is known of the next picture. */
  boolean ready() {
    return window.size() > behind + AHEAD;
  }

  /** Whether a picture waits. */
  boolean waiting() {
    return window.size() > behind;
  }

  /** What is usual around the next picture; not below zero. */
  double next() {
    double usual = Math.max(0, sorted[(int) (QUANTILE * (window.size() - 1))]);
    behind++;
    if (behind > BEHIND) {
      remove(window.removeFirst());
      behind--;
    }
    return usual;
  }

  private void remove(double value) {
    int size = window.size() + 1;
    int at = Arrays.binarySearch(sorted, 0, size, value);
    System.arraycopy(sorted, at + 1, sorted, at, size - 1 - at);
  }
}
