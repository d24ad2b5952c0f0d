package io.sightglass.core.report.qctools;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What counts as a defect in measurements of FFmpeg's filters where the user names no profile. */
final class UsualProfile {

  private static final String FILE = "imported.json";
  private static final int BITS = 8;

  private UsualProfile() {}

  /**
   * The rules that the metrics allow.
   *
   * @param metrics that were measured
   * @param bits of a sample: signalstats counts in the pictures' own codes
   */
  static Profile of(Set<String> metrics, int bits) throws IOException {
    Profile all;
    try (InputStream input = UsualProfile.class.getResourceAsStream(FILE)) {
      if (input == null) {
        throw new IllegalStateException("the resource " + FILE + " is missing");
      }
      all = new ProfileReader().read(input, FILE);
    }
    List<DefectRule> rules = new ArrayList<>();
    for (DefectRule rule : all.rules()) {
      boolean measured =
          Stream.concat(Stream.of(rule.condition()), rule.also().stream())
              .allMatch(condition -> metrics.contains(condition.metric()));
      if (measured) {
        rules.add(scaled(rule, 1 << (bits - BITS)));
      }
    }
    return all.withRules(rules);
  }

  private static DefectRule scaled(DefectRule rule, double factor) {
    return new DefectRule(
        rule.type(),
        rule.detector(),
        scaled(rule.condition(), factor),
        rule.also().stream().map(condition -> scaled(condition, factor)).toList(),
        rule.minMicros(),
        rule.mergeGapMicros(),
        rule.severity(),
        rule.enabled());
  }

  private static Condition scaled(Condition condition, double factor) {
    return condition.metric().startsWith("signalstats-y")
        ? new Condition(
            condition.metric(),
            condition.comparison(),
            condition.enter() * factor,
            condition.leave() * factor)
        : condition;
  }
}
