package io.sightglass.core.pipeline;

import io.sightglass.core.feature.Feature;
import io.sightglass.core.feature.FeatureExtractor;
import io.sightglass.core.media.StreamInfo;
import java.util.Set;

/** Makes the shared pass of a session. */
@FunctionalInterface
public interface ExtractorFactory {

  /** A pass that computes {@code features}; the session's reader uses and closes it. */
  FeatureExtractor create(Set<Feature> features, StreamInfo stream);
}
