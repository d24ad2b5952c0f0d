package io.sightglass.core.report.view;

/** A line of a list of facts. */
public record Fact(String label, String value) {}
