package io.sightglass.core.report.html;

/** A line of a list of facts. */
record Fact(String label, String value) {}
