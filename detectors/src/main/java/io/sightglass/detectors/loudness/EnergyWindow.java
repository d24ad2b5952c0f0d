package io.sightglass.detectors.loudness;

/** The mean energy of the last hops. */
final class EnergyWindow {

  private final double[] hops;
  private int next;
  private long seen;

  EnergyWindow(int length) {
    hops = new double[length];
  }

  void add(double energy) {
    hops[next] = energy;
    next = (next + 1) % hops.length;
    seen++;
  }

  /** Whether it has been filled once. */
  boolean full() {
    return seen >= hops.length;
  }

  // Summed anew each time: a running sum would keep the rounding of loud passages in silent ones.
  double mean() {
    double sum = 0;
    for (double energy : hops) {
      sum += energy;
    }
    return sum / hops.length;
  }
}
