package io.sightglass.core.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured and what counts as a defect.
 *
 * @param name kebab-case
 * @param title for people
 * @param failSeverity a report with a defect of this severity or above fails
 * @param rules in order of display
 * @param settings detector settings by detector id, over the detectors' defaults
 * @param verdict further rules of when a report fails
 */
public record Profile(
    String name,
    String title,
    Severity failSeverity,
    List<DefectRule> rules,
    Map<String, Map<String, Double>> settings,
    List<VerdictRule> verdict) {

  public Profile {
    rules = List.copyOf(rules);
    verdict = List.copyOf(verdict);
    settings =
        settings.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
  }

  /** A profile in which nothing but the fail severity makes a report fail. */
  public Profile(
      String name,
      String title,
      Severity failSeverity,
      List<DefectRule> rules,
      Map<String, Map<String, Double>> settings) {
    this(name, title, failSeverity, rules, settings, List.of());
  }

  /** The same profile with other rules. */
  public Profile withRules(List<DefectRule> other) {
    return new Profile(name, title, failSeverity, other, settings, verdict);
  }

  /** Ids of the detectors that an enabled rule needs. */
  public Set<String> detectors() {
    return rules.stream()
        .filter(DefectRule::enabled)
        .map(DefectRule::detector)
        .collect(Collectors.toUnmodifiableSet());
  }
}
