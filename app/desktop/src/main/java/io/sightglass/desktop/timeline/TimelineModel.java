package io.sightglass.desktop.timeline;

import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Defects in lanes, one a type. Immutable.
 *
 * @param lanes defects by type, in order of start
 */
public record TimelineModel(Map<String, List<Defect>> lanes) {

  public static final TimelineModel EMPTY = new TimelineModel(Map.of());

  /** A profile with more types than this has lanes only for what was found. */
  static final int FEW_TYPES = 6;

  /**
   * Lanes in the order of {@code types}, then of what is found. Where the types are few, those
   * without defects have lanes as well.
   *
   * @param types that the profile looks for
   * @param defects in order of start
   */
  public static TimelineModel of(List<String> types, List<Defect> defects) {
    Map<String, List<Defect>> lanes = new LinkedHashMap<>();
    types.forEach(type -> lanes.put(type, new ArrayList<>()));
    for (Defect defect : defects) {
      lanes.computeIfAbsent(defect.type(), t -> new ArrayList<>()).add(defect);
    }
    if (types.size() > FEW_TYPES) {
      lanes.values().removeIf(List::isEmpty);
    }
    return new TimelineModel(lanes);
  }

  public List<String> types() {
    return List.copyOf(lanes.keySet());
  }

  /**
   * The defect of a lane at an instant, or the nearest one within {@code slackMicros}: short ones
   * are hard to hit.
   */
  public Optional<Defect> at(String type, long micros, long slackMicros) {
    Defect best = null;
    long bestDistance = slackMicros;
    for (Defect defect : lanes.getOrDefault(type, List.of())) {
      long before = defect.range().start().micros() - micros;
      long after = micros - defect.range().end().micros();
      long distance = Math.max(0, Math.max(before, after));
      if (distance <= bestDistance && (best == null || distance < bestDistance)) {
        best = defect;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }
}
