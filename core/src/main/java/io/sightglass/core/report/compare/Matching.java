package io.sightglass.core.report.compare;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
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
public record Matching(List<Pair> pairs, List<Defect> gone, List<Defect> fresh) {

  private static final Comparator<Defect> BY_START =
      Comparator.comparing((Defect defect) -> defect.range().start());

  /** A defect of both reports. */
  public record Pair(Defect before, Defect after) {}

  /**
   * Pairs defects of one type on one audio track that overlap; of several, those that share most.
   */
  public static Matching of(List<Defect> before, List<Defect> after) {
    Map<String, List<Defect>> older = byType(before);
    Map<String, List<Defect>> newer = byType(after);
    List<Pair> pairs = new ArrayList<>();
    Set<Defect> matched = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<String, List<Defect>> type : older.entrySet()) {
      match(type.getValue(), newer.getOrDefault(type.getKey(), List.of()), pairs);
    }
    for (Pair pair : pairs) {
      matched.add(pair.before());
    }
    Set<Defect> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    pairs.forEach(pair -> taken.add(pair.after()));
    pairs.sort(Comparator.comparing(Pair::before, BY_START));
    return new Matching(
        List.copyOf(pairs),
        before.stream().filter(defect -> !matched.contains(defect)).toList(),
        after.stream().filter(defect -> !taken.contains(defect)).toList());
  }

  private static Map<String, List<Defect>> byType(List<Defect> defects) {
    return defects.stream()
        .sorted(BY_START)
        .collect(Collectors.groupingBy(Matching::kind, TreeMap::new, Collectors.toList()));
  }

  // The metric's name may differ by version and rule; the track that it was measured on may not.
  private static String kind(Defect defect) {
    int track = defect.metric().lastIndexOf(MetricInfo.TRACK);
    return track < 0 ? defect.type() : defect.type() + defect.metric().substring(track);
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
