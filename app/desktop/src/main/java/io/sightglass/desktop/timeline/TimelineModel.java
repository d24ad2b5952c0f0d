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
 * @param lanes defects by type, in order of start; a lane that a profile's rule names is there even
 *     while it is empty
 */
public record TimelineModel(Map<String, List<Defect>> lanes) {

  public static final TimelineModel EMPTY = new TimelineModel(Map.of());

  /**
   * @param types lanes that are always there, in order
   * @param defects in order of start
   */
  public static TimelineModel of(List<String> types, List<Defect> defects) {
    Map<String, List<Defect>> lanes = new LinkedHashMap<>();
    types.forEach(type -> lanes.put(type, new ArrayList<>()));
    for (Defect defect : defects) {
      lanes.computeIfAbsent(defect.type(), t -> new ArrayList<>()).add(defect);
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
