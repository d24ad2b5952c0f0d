package io.sightglass.core.detect;

import io.sightglass.core.feature.Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a detector is, without making one.
 *
 * @param id kebab-case, unique
 * @param title for people
 * @param description one or two sentences: metric and source (standard and clause)
 * @param version changes when its measurements change
 * @param needsVideo not run where there is no picture
 * @param needsAudio not run where there is no sound
 * @param features what it needs of the shared pass
 * @param metrics what it measures
 * @param settings its settings and their defaults
 */
public record DetectorInfo(
    String id,
    String title,
    String description,
    String version,
    boolean needsVideo,
    boolean needsAudio,
    Set<Feature> features,
    List<MetricInfo> metrics,
    Map<String, Double> settings) {

  public DetectorInfo {
    features = Set.copyOf(features);
    metrics = List.copyOf(metrics);
    settings = Map.copyOf(settings);
  }

  /** The same detector, measuring {@code others}. */
  public DetectorInfo withMetrics(List<MetricInfo> others) {
    return new DetectorInfo(
        id, title, description, version, needsVideo, needsAudio, features, others, settings);
  }
}
