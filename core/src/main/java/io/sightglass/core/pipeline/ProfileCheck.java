package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds a profile against the installed detectors, so that a typing error does not go unseen. */
public final class ProfileCheck {

  private final DetectorRegistry registry;

  public ProfileCheck(DetectorRegistry registry) {
    this.registry = registry;
  }

  /**
   * Metrics and settings that the detectors named do not have, a sentence each. Detectors that are
   * not installed are no problem here: they are reported as not run.
   */
  public List<String> problems(Profile profile) {
    List<String> problems = new ArrayList<>();
    for (DefectRule rule : profile.rules()) {
      Optional<DetectorInfo> info = info(rule.detector());
      if (info.isPresent()) {
        metric(profile, rule, rule.condition(), info.get(), problems);
        rule.also().forEach(also -> metric(profile, rule, also, info.get(), problems));
      }
    }
    profile
        .settings()
        .forEach((id, values) ->
            info(id)
                .ifPresent(info ->
                    values.keySet().stream()
                        .filter(name -> !info.settings().containsKey(name))
                        .forEach(name -> problems.add(setting(profile, name, info)))));
    return problems;
  }

  private Optional<DetectorInfo> info(String id) {
    return registry.find(id).map(factory -> factory.info());
  }

  private static void metric(
      Profile profile,
      DefectRule rule,
      Condition condition,
      DetectorInfo info,
      List<String> problems) {
    List<String> metrics = info.metrics().stream().map(MetricInfo::name).toList();
    if (!metrics.contains(condition.metric())) {
      problems.add(
          "Profile "
              + profile.name()
              + ": the rule for "
              + rule.type()
              + " asks for '"
              + condition.metric()
              + "', but the detector "
              + info.id()
              + " measures "
              + String.join(", ", metrics)
              + ".");
    }
  }

  private static String setting(Profile profile, String name, DetectorInfo info) {
    return "Profile "
        + profile.name()
        + ": the detector "
        + info.id()
        + " has no setting '"
        + name
        + "'; it has "
        + (info.settings().isEmpty()
            ? "none"
            : String.join(", ", new TreeSet<>(info.settings().keySet())))
        + ".";
  }
}
