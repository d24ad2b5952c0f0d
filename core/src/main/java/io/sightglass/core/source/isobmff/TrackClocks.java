package io.sightglass.core.source.isobmff;

import java.util.Map;

/**
 * What an initialization segment says of its tracks, by their numbers (ISO/IEC 14496-12, 8.4.2 and
 * 8.8.3).
 *
 * @param timescales ticks a second
 * @param durations of samples of which nothing nearer says it, in ticks
 */
public record TrackClocks(Map<Integer, Long> timescales, Map<Integer, Long> durations) {

  /** Of a file that says nothing of tracks. */
  public static final TrackClocks NONE = new TrackClocks(Map.of(), Map.of());

  public TrackClocks {
    timescales = Map.copyOf(timescales);
    durations = Map.copyOf(durations);
  }
}
