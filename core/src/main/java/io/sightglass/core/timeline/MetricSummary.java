package io.sightglass.core.timeline;

/**
 * What a metric's values come to.
 *
 * @param count how many there are; the rest is zero where there is none
 * @param min least
 * @param max greatest
 * @param mean of all, each counting the same
 * @param last latest
 */
public record MetricSummary(long count, double min, double max, double mean, double last) {

  static final MetricSummary EMPTY = new MetricSummary(0, 0, 0, 0, 0);
}
