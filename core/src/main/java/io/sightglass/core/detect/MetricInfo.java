package io.sightglass.core.detect;

/**
 * A metric that a detector measures.
 *
 * @param name kebab-case, unique among all detectors
 * @param unit e.g. {@code LUFS}, {@code dBFS}, {@code %}, {@code ms}; empty for a plain number
 * @param description one sentence
 * @param low lower end of a sensible graph axis
 * @param high upper end of a sensible graph axis
 */
public record MetricInfo(String name, String unit, String description, double low, double high) {}
