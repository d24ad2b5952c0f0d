package io.sightglass.desktop.graph;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;

/** A stretch of a plot that is tinted, for one defect or for several too close to be told apart. */
record DefectStretch(long fromMicros, long toMicros, Severity severity) {

  /**
   * Those of what is on screen. Neighbours less than a column apart become one stretch, as bad as
   * the worst of them: a plot that is a thousand columns wide has at most so many, however many
   * defects there are.
   *
   * @param defects in order of start
   * @param columnMicros what a column of pixels stands for
   */
  static List<DefectStretch> within(
      List<Defect> defects, long fromMicros, long toMicros, long columnMicros) {
    List<DefectStretch> stretches = new ArrayList<>();
    for (Defect defect : defects) {
      long start = defect.range().start().micros();
      long end = defect.range().end().micros();
      if (end >= fromMicros && start <= toMicros) {
        DefectStretch last = stretches.isEmpty() ? null : stretches.getLast();
        if (last != null && start < last.toMicros + columnMicros) {
          stretches.set(stretches.size() - 1, last.with(end, defect.severity()));
        } else {
          stretches.add(new DefectStretch(start, end, defect.severity()));
        }
      }
    }
    return stretches;
  }

  private DefectStretch with(long end, Severity other) {
    return new DefectStretch(
        fromMicros, Math.max(toMicros, end), other.compareTo(severity) > 0 ? other : severity);
  }
}
