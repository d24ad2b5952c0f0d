package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.desktop.theme.Palette;
import java.util.List;
import java.util.Optional;

/**
 * One drawing to be made. Immutable but for the series, which may grow.
 *
 * @param palette colours
 * @param plots from top to bottom
 * @param fromMicros start of the time axis
 * @param toMicros end of the time axis
 * @param width pixels of the screen's coordinates
 * @param height pixels of the screen's coordinates
 * @param scale device pixels to one of those
 */
record GraphRequest(
    Palette palette,
    List<Plot> plots,
    long fromMicros,
    long toMicros,
    int width,
    int height,
    double scale) {

  GraphRequest {
    plots = List.copyOf(plots);
  }

  /**
   * Metrics of one unit.
   *
   * @param series their values; at least one
   * @param thresholds that they are held against
   * @param defects that were judged by them
   * @param range values from bottom to top
   */
  record Plot(
      List<MetricSeries> series,
      List<Threshold> thresholds,
      List<Defect> defects,
      ValueRange range) {

    private static final double LEAST = 1e-9;
    private static final double MARGIN = 0.04;

    Plot {
      series = List.copyOf(series);
      thresholds = List.copyOf(thresholds);
      defects = List.copyOf(defects);
    }

    /**
     * @param zoomed the values that the user wants to see; else all
     */
    static Plot of(
        List<MetricSeries> series,
        List<Threshold> thresholds,
        List<Defect> defects,
        Optional<ValueRange> zoomed) {
      return new Plot(series, thresholds, defects, zoomed.orElseGet(() -> all(series, thresholds)));
    }

    /** The metric under whose name the plot is known. */
    MetricInfo lead() {
      return series.getFirst().info();
    }

    // The sensible range of the metrics, and whatever lies outside of it.
    private static ValueRange all(List<MetricSeries> all, List<Threshold> thresholds) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (MetricSeries series : all) {
        low = Math.min(low, series.info().low());
        high = Math.max(high, series.info().high());
        if (series.size() > 0) {
          low = Math.min(low, series.summary().min());
          high = Math.max(high, series.summary().max());
        }
      }
      for (Threshold threshold : thresholds) {
        low = Math.min(low, threshold.condition().enter());
        high = Math.max(high, threshold.condition().enter());
      }
      high = Math.max(high, low + LEAST);
      double margin = (high - low) * MARGIN;
      return new ValueRange(low - margin, high + margin);
    }
  }
}
