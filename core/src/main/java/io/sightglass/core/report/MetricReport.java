package io.sightglass.core.report;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.timeline.Envelope;
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
    MetricInfo info, MetricSummary summary, Envelope graph, MetricValues values) {}
