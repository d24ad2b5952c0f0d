package io.sightglass.core.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a session's pass over pictures computes, each feature after those that it needs. Computers
 * that share a sweep look here for what of it is wanted.
 */
public final class PassPlan {

  private final List<PictureFeature<?>> order = new ArrayList<>();
  private final Set<PictureFeature<?>> wanted = new LinkedHashSet<>();
  private final PlaneKernel kernel;

  PassPlan(Set<? extends Feature> features, PlaneKernel kernel) {
    this.kernel = kernel;
    for (Feature feature : features) {
      if (feature instanceof PictureFeature<?> picture) {
        add(picture);
      }
    }
  }

  private void add(PictureFeature<?> feature) {
    if (wanted.add(feature)) {
      feature.needs().forEach(this::add);
      order.add(feature);
    }
  }

  /** Whether a detector, or another feature, asked for it. */
  public boolean wants(PictureFeature<?> feature) {
    return wanted.contains(feature);
  }

  /** In order of computation. */
  List<PictureFeature<?>> order() {
    return order;
  }

  PlaneKernel kernel() {
    return kernel;
  }
}
