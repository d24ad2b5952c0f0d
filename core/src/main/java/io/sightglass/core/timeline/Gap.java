package io.sightglass.core.timeline;

import io.sightglass.core.time.TimeRange;

/**
 * A stretch that nobody looked at: what happened in it is not known.
 *
 * @param range where
 * @param reason a sentence for the user
 */
public record Gap(TimeRange range, String reason) {}
