package io.sightglass.core.timeline;

import io.sightglass.core.time.TimeRange;

/**
 * A stretch of time in which a rule is broken.
 *
 * @param range from the first value that breaks it to the first that does not
 * @param peak worst value of the rule's metric within
 * @param open true while it may still grow
 */
record Stretch(TimeRange range, double peak, boolean open) {}
