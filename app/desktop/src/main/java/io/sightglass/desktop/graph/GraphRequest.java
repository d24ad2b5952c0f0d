package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.desktop.theme.Palette;
import java.util.List;

/**
 * One drawing to be made. Immutable but for the series, which may grow.
 *
 * @param palette colours
 * @param plots from top to bottom
 * @param fromMicros start of the time axis
 * @param toMicros end of the time axis
 * @param width pixels
 * @param height pixels
 */
record GraphRequest(
    Palette palette, List<Plot> plots, long fromMicros, long toMicros, int width, int height) {

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

    private static final double LEAST = 1e-9;
    private static final double MARGIN = 0.04;

    Plot {
      conditions = List.copyOf(conditions);
      defects = List.copyOf(defects);
    }

    /** Lower end of the axis: the sensible range of the metric, and whatever lies outside of it. */
    double low() {
      double low =
          Math.min(info().low(), series.size() == 0 ? info().low() : series.summary().min());
      for (Condition condition : conditions) {
        low = Math.min(low, condition.enter());
      }
      return low - margin();
    }

    /** Upper end of the axis. */
    double high() {
      double high =
          Math.max(info().high(), series.size() == 0 ? info().high() : series.summary().max());
      for (Condition condition : conditions) {
        high = Math.max(high, condition.enter());
      }
      return Math.max(high, info().low() + LEAST) + margin();
    }

    private double margin() {
      return Math.max(LEAST, (info().high() - info().low()) * MARGIN);
    }

    private MetricInfo info() {
      return series.info();
    }
  }
}
