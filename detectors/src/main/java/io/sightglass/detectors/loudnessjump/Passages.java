package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;

/** Pairs edges into passages. */
final class Passages {

  static final long LONGEST_MICROS = 7_000_000;

  private static final long SHORTEST_MICROS = 1_500_000;

  private final BiPredicate<Edge, Edge> alike;
  private final Deque<Edge> open = new ArrayDeque<>();
  private final List<Passage> passages = new ArrayList<>();

  /**
   * @param alike whether an edge can be undone by another, their signs apart
   */
  Passages(BiPredicate<Edge, Edge> alike) {
    this.alike = alike;
  }

  /** The next edge; times never fall. */
  void add(Edge edge) {
    open.removeIf(before -> edge.time().since(before.time()) > LONGEST_MICROS);
    for (Edge before : open) {
      boolean undone = edge.shift() * before.shift() < 0;
      if (undone
          && alike.test(before, edge)
          && edge.time().since(before.time()) >= SHORTEST_MICROS) {
        passages.add(
            new Passage(
                before.time(),
                edge.time(),
                Math.max(Math.abs(before.shift()), Math.abs(edge.shift()))));
        open.clear();
        return;
      }
    }
    open.addLast(edge);
  }

  /** Forgets those that are over before {@code time}, which never falls. */
  void forget(MediaTime time) {
    passages.removeIf(passage -> passage.end().since(time) <= 0);
  }

  /** Those that are known. */
  List<Passage> all() {
    return passages;
  }
}
