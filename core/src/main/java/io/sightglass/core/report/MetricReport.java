package io.sightglass.core.report;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.core.timeline.MetricSummary;

/**
 * What one metric came to.
 *
 * @param info the metric
 * @param summary its extremes, mean and last value
 * @param graph its course over the whole programme
 * @param values each of its values, where the report keeps them
 */
public record MetricReport(
    MetricInfo info, MetricSummary summary, Envelope graph, MetricValues values) {

  /** Points of a graph. */
  private static final int GRAPH_COLUMNS = 900;

  /**
   * What {@code series}, which has a value, has come to by now.
   *
   * @param end of what was analysed
   */
  public static MetricReport of(MetricSeries series, MediaTime end) {
    long from = Math.min(0, series.timeMicros(0));
    return new MetricReport(
        series.info(),
        series.summary(),
        series.envelope(from, Math.max(from + 1, end.micros()), GRAPH_COLUMNS),
        MetricValues.of(series));
  }
}
