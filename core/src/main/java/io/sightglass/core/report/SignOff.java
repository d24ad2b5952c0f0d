package io.sightglass.core.report;

import java.time.Instant;

/**
 * A person's signature under a report.
 *
 * @param by who
 * @param at when
 * @param note in their words; may be empty
 */
public record SignOff(String by, Instant at, String note) {}
