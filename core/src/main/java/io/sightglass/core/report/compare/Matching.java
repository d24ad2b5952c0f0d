package io.sightglass.core.report.compare;

import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which defect of one report is which of another.
 *
 * @param pairs those that both have
 * @param gone those that only the older has
 * @param fresh those that only the newer has
 */
record Matching(List<Pair> pairs, List<Defect> gone, List<Defect> fresh) {

  private static final Comparator<Defect> BY_START =
      Comparator.comparing((Defect defect) -> defect.range().start());

  /** A defect of both reports. */
  record Pair(Defect before, Defect after) {}

  static Matching of(List<Defect> before, List<Defect> after) {
    Map<String, List<Defect>> older = byType(before);
    Map<String, List<Defect>> newer = byType(after);
    List<Pair> pairs = new ArrayList<>();
    Set<Defect> matched = new HashSet<>();
    for (Map.Entry<String, List<Defect>> type : older.entrySet()) {
      match(type.getValue(), newer.getOrDefault(type.getKey(), List.of()), pairs);
    }
    for (Pair pair : pairs) {
      matched.add(pair.before());
    }
    Set<Defect> taken = pairs.stream().map(Pair::after).collect(Collectors.toSet());
    pairs.sort(Comparator.comparing(Pair::before, BY_START));
    return new Matching(
        List.copyOf(pairs),
        before.stream().filter(defect -> !matched.contains(defect)).toList(),
        after.stream().filter(defect -> !taken.contains(defect)).toList());
  }

  private static Map<String, List<Defect>> byType(List<Defect> defects) {
    return defects.stream()
        .sorted(BY_START)
        .collect(Collectors.groupingBy(Defect::type, TreeMap::new, Collectors.toList()));
  }

  /** Both in order of start. */
  private static void match(List<Defect> before, List<Defect> after, List<Pair> pairs) {
    boolean[] taken = new boolean[after.size()];
    int from = 0;
    for (Defect old : before) {
      // Starts are in order and ends are not: what ended before stays behind only from the front.
      while (from < after.size()
          && (taken[from] || after.get(from).range().end().isBefore(old.range().start()))) {
        from++;
      }
      int best = -1;
      long most = -1;
      for (int i = from;
          i < after.size() && after.get(i).range().start().isBefore(old.range().end());
          i++) {
        if (!taken[i] && after.get(i).range().overlaps(old.range())) {
          long shared = shared(old, after.get(i));
          if (shared > most) {
            most = shared;
            best = i;
          }
        }
      }
      if (best >= 0) {
        taken[best] = true;
        pairs.add(new Pair(old, after.get(best)));
      }
    }
  }

  // Of two rules that found the same stretch, a warning and an error, each meets its own.
  private static long shared(Defect a, Defect b) {
    long micros =
        Math.min(a.range().end().micros(), b.range().end().micros())
            - Math.max(a.range().start().micros(), b.range().start().micros());
    return 2 * micros + (a.severity() == b.severity() ? 1 : 0);
  }
}
