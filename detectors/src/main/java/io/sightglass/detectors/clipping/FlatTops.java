package io.sightglass.detectors.clipping;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The share of one channel's samples that lie on flat tops, in the half second around that has most
 * of them. Only tops near the height of the loudest half-wave of that half second count: clipping
 * has one ceiling. Outside of the first and the last flat top of a half second there is nothing, so
 * that a stretch begins and ends with them.
 */
final class FlatTops {

  private static final int WINDOW = 50;
  private static final double CEILING = 0.6;

  private record Hop(MediaTime time, float highest, float flatHighest, int flatSamples) {}

  private final int hopSamples;
  private final Deque<Hop> window = new ArrayDeque<>();
  private final double[] shares = new double[WINDOW];
  private final Deque<MediaTime> times = new ArrayDeque<>();
  private final Deque<Double> known = new ArrayDeque<>();
  private final Deque<MediaTime> knownTimes = new ArrayDeque<>();
  private long added;
  // Hops of the window that have a flat top.
  private int flat;

  FlatTops(int hopSamples) {
    this.hopSamples = hopSamples;
  }

  void add(MediaTime time, HalfWaves waves) {
    if (window.size() == WINDOW) {
      flat -= window.removeFirst().flatSamples() > 0 ? 1 : 0;
      release();
    }
    window.addLast(new Hop(time, waves.highest(), waves.flatHighest(), waves.flatSamples()));
    times.addLast(time);
    shares[(int) (added % WINDOW)] = 0;
    added++;
    flat += waves.flatSamples() > 0 ? 1 : 0;
    if (flat > 0) {
      judge();
    }
  }

  private void judge() {
    float ceiling = 0;
    for (Hop hop : window) {
      ceiling = Math.max(ceiling, hop.highest());
    }
    int total = 0;
    int first = -1;
    int last = -1;
    int at = 0;
    for (Hop hop : window) {
      if (hop.flatSamples() > 0 && hop.flatHighest() >= CEILING * ceiling) {
        total += hop.flatSamples();
        first = first < 0 ? at : first;
        last = at;
      }
      at++;
    }
    double share = (double) total / (WINDOW * hopSamples);
    for (int i = first; first >= 0 && i <= last; i++) {
      int slot = (int) ((added - window.size() + i) % WINDOW);
      shares[slot] = Math.max(shares[slot], share);
    }
  }

  // The hop that leaves the window: no later window holds it.
  private void release() {
    long hop = added - WINDOW;
    known.addLast(shares[(int) (hop % WINDOW)]);
    knownTimes.addLast(times.removeFirst());
  }

  void finish() {
    while (!window.isEmpty()) {
      long hop = added - window.size();
      window.removeFirst();
      known.addLast(shares[(int) (hop % WINDOW)]);
      knownTimes.addLast(times.removeFirst());
    }
  }

  boolean hasNext() {
    return !known.isEmpty();
  }

  MediaTime nextTime() {
    return knownTimes.getFirst();
  }

  double next() {
    knownTimes.removeFirst();
    return known.removeFirst();
  }
}
