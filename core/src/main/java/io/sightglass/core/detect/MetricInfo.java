package io.sightglass.core.detect;

import io.sightglass.core.media.AudioTrack;

/**
 * A metric that a detector measures.
 *
 * @param name kebab-case, unique among all detectors
 * @param unit e.g. {@code LUFS}, {@code dBFS}, {@code %}, {@code ms}; empty for a plain number
 * @param description one sentence
 * @param low lower end of a sensible graph axis
 * @param high upper end of a sensible graph axis
 */
public record MetricInfo(String name, String unit, String description, double low, double high) {

  /** Stands between a metric's name and the stream index of an audio track. */
  public static final String TRACK = "@";

  /** The name of {@code metric} on an audio track that is not the selected one. */
  public static String nameOnTrack(String metric, int streamIndex) {
    return metric + TRACK + streamIndex;
  }

  /** The same metric on an audio track that is not the selected one. */
  public MetricInfo onTrack(AudioTrack track) {
    String language = track.language().isEmpty() ? "" : ", " + track.language();
    return new MetricInfo(
        nameOnTrack(name, track.index()),
        unit,
        description + " (audio track " + track.index() + language + ")",
        low,
        high);
  }
}
