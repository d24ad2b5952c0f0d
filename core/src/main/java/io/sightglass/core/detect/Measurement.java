package io.sightglass.core.detect;

import io.sightglass.core.time.MediaTime;

/**
 * One value of one metric. It holds from {@code time} until the metric's next value, or for {@code
 * durationMicros} where none follows by then.
 *
 * @param metric a name of {@link MetricInfo}
 * @param time since when it holds
 * @param durationMicros how long it is known to hold: a picture's duration, an audio hop
 * @param value in the metric's unit; finite
 */
public record Measurement(String metric, MediaTime time, long durationMicros, double value) {}
