package io.sightglass.desktop.graph;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import java.util.List;

/**
 * One drawing to be made. Immutable but for the series, which may grow.
 *
 * @param plots from top to bottom
 * @param fromMicros start of the time axis
 * @param toMicros end of the time axis
 * @param width pixels
 * @param height pixels
 */
record GraphRequest(List<Plot> plots, long fromMicros, long toMicros, int width, int height) {

  GraphRequest {
    plots = List.copyOf(plots);
  }

  /**
   * One metric.
   *
   * @param series its values
   * @param conditions of the rules that judge it
   * @param defects that were judged by it
   */
  record Plot(MetricSeries series, List<Condition> conditions, List<Defect> defects) {

    Plot {
      conditions = List.copyOf(conditions);
      defects = List.copyOf(defects);
    }
  }
}
