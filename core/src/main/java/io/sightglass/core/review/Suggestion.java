package io.sightglass.core.review;

import io.sightglass.core.timeline.Disposition;

/**
 * An earlier verdict on something that looks the same.
 *
 * @param id names what is remembered
 * @param said what was said, by whom and when
 * @param source name of the programme that it was said in
 */
public record Suggestion(long id, Disposition said, String source) {}
