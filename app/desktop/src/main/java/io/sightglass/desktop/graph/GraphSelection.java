package io.sightglass.desktop.graph;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which metrics there are to show, and how each is judged. */
final class GraphSelection {

  /** So many plots are shown until the user chooses. */
  static final int DEFAULT_PLOTS = 6;

  private GraphSelection() {}

  /** Metrics to show at first: one for each type of defect, in the profile's order. */
  static List<String> defaults(Profile profile, MeasurementStore store) {
    Set<String> metrics = new LinkedHashSet<>();
    for (DefectRule rule : profile.rules()) {
      if (rule.enabled() && store.series(rule.condition().metric()) != null) {
        metrics.add(rule.condition().metric());
      }
    }
    return metrics.stream().limit(DEFAULT_PLOTS).toList();
  }

  static List<GraphRequest.Plot> plots(
      List<String> metrics, Profile profile, MeasurementStore store, List<Defect> defects) {
    List<GraphRequest.Plot> plots = new ArrayList<>();
    for (String metric : metrics) {
      MetricSeries series = store.series(metric);
      if (series != null) {
        plots.add(
            new GraphRequest.Plot(
                series,
                conditions(profile, metric),
                defects.stream().filter(d -> d.metric().equals(metric)).toList()));
      }
    }
    return plots;
  }

  private static List<Condition> conditions(Profile profile, String metric) {
    List<Condition> conditions = new ArrayList<>();
    for (DefectRule rule : profile.rules()) {
      if (rule.enabled()) {
        conditions.add(rule.condition());
        conditions.addAll(rule.also());
      }
    }
    conditions.removeIf(c -> !c.metric().equals(metric));
    return conditions.stream().distinct().toList();
  }
}
