package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds edges at which everything becomes louder or softer at once. Speech after a pause raises the
 * loud parts alone, and a scene that grows loud does not fall back by as much a few seconds later;
 * a fader that was moved and moved back does both.
 */
final class LevelEdges {

  private static final int WINDOW = 100;
  private static final int[] QUANTILES = {10, 30, 50, 70, 90, 97};
  private static final int LOUD_PART = 4;

  /** Loud parts under this are no programme: −48 LKFS, about. */
  private static final double PLAYING_DB = -48;

  private static final double FLOOR_DB = -80;

  /** Shift of an edge, at the least. */
  private static final double LEAST_DB = 5;

  /** Steps of 100 ms on either side in which an edge is the strongest. */
  private static final int REACH = 5;

  private final Consumer<Edge> sink;
  private final double[] levels = new double[2 * WINDOW];
  private final MediaTime[] times = new MediaTime[2 * WINDOW];
  private final List<Edge> shifts = new ArrayList<>();
  private long added;

  LevelEdges(Consumer<Edge> sink) {
    this.sink = sink;
  }

  /** The level of the next 20 ms, which end at {@code time}. */
  void add(MediaTime time, double level) {
    levels[(int) (added % levels.length)] = Math.max(FLOOR_DB, level);
    times[(int) (added % levels.length)] = time;
    added++;
  }

  /** Looks at the edge in the middle of the last four seconds. */
  void measure() {
    if (added < levels.length) {
      return;
    }
    MediaTime middle = times[(int) ((added - WINDOW - 1) % levels.length)];
    shifts.add(new Edge(middle, shift()));
    int size = 2 * REACH + 1;
    if (shifts.size() > size) {
      shifts.removeFirst();
    }
    if (shifts.size() == size && strongest()) {
      sink.accept(shifts.get(REACH));
    }
  }

  private boolean strongest() {
    double here = Math.abs(shifts.get(REACH).shift());
    for (int i = 0; i < shifts.size(); i++) {
      double other = Math.abs(shifts.get(i).shift());
      if (i < REACH && other >= here || i > REACH && other > here) {
        return false;
      }
    }
    return here >= LEAST_DB;
  }

  // The least shift of any quantile, with its sign; 0 where they do not agree in it.
  private double shift() {
    double[] before = sorted(added - 2 * WINDOW);
    double[] after = sorted(added - WINDOW);
    double up = Double.MAX_VALUE;
    double down = Double.MAX_VALUE;
    for (int q = 0; q < QUANTILES.length; q++) {
      int at = QUANTILES[q] * (WINDOW - 1) / 100;
      if (q == LOUD_PART && Math.min(before[at], after[at]) < PLAYING_DB) {
        return 0;
      }
      up = Math.min(up, after[at] - before[at]);
      down = Math.min(down, before[at] - after[at]);
    }
    return up > 0 ? up : down > 0 ? -down : 0;
  }

  private double[] sorted(long from) {
    double[] window = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      window[i] = levels[(int) ((from + i) % levels.length)];
    }
    Arrays.sort(window);
    return window;
  }
}
