package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds edges at which everything becomes louder or softer at once, and pairs one with the next
 * that undoes it. Speech after a pause raises the loud parts alone, a scene that grows loud does
 * not fall back by as much a few seconds later; a fader that was moved and moved back does both.
 */
final class Edges {

  static final long LONGEST_MICROS = 7_000_000;

  private static final long SHORTEST_MICROS = 1_500_000;
  private static final int WINDOW = 100;
  private static final int[] QUANTILES = {10, 30, 50, 70, 90, 97};
  private static final int LOUD_PART = 4;

  /** Loud parts under this are no programme: −48 LKFS, about. */
  private static final double PLAYING_DB = -48;

  private static final double FLOOR_DB = -80;

  /** Shift of both edges, at the least. */
  private static final double LEAST_DB = 5;

  private static final double MOST_UNLIKE = 2.2;

  /** Steps of 100 ms on either side in which an edge is the strongest. */
  private static final int REACH = 5;

  private record Edge(MediaTime time, double shift) {}

  private record Passage(MediaTime start, MediaTime end, double shift) {}

  private final double[] levels = new double[2 * WINDOW];
  private final MediaTime[] times = new MediaTime[2 * WINDOW];
  private final List<Edge> shifts = new ArrayList<>();
  private final Deque<Edge> open = new ArrayDeque<>();
  private final List<Passage> passages = new ArrayList<>();
  private long added;

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
      pair(shifts.get(REACH));
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

  private void pair(Edge edge) {
    open.removeIf(before -> edge.time().since(before.time()) > LONGEST_MICROS);
    for (Edge before : open) {
      double ratio = Math.abs(edge.shift() / before.shift());
      boolean undone = edge.shift() * before.shift() < 0;
      boolean alike = ratio <= MOST_UNLIKE && ratio >= 1 / MOST_UNLIKE;
      if (undone && alike && edge.time().since(before.time()) >= SHORTEST_MICROS) {
        double shift = Math.max(Math.abs(edge.shift()), Math.abs(before.shift()));
        passages.add(new Passage(before.time(), edge.time(), shift));
        open.clear();
        return;
      }
    }
    open.addLast(edge);
  }

  /** How far what plays at {@code time} is off what is around it; times never fall. */
  double between(MediaTime time) {
    passages.removeIf(passage -> passage.end().since(time) <= 0);
    for (Passage passage : passages) {
      if (time.since(passage.start()) >= 0) {
        return passage.shift();
      }
    }
    return 0;
  }
}
