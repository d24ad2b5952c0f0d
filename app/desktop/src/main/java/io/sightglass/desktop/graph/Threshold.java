package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition of a profile's rule, as a line that can be moved.
 *
 * @param rule index in the profile
 * @param also index among the rule's further conditions; −1 for its first
 * @param condition what is held against the metric
 * @param type of the rule's defects
 */
record Threshold(int rule, int also, Condition condition, String type) {

  /** The thresholds that {@code metric} is held against; those of its other tracks are the same. */
  static List<Threshold> of(Profile profile, String metric) {
    int mark = metric.indexOf(MetricInfo.TRACK);
    String plain = mark < 0 ? metric : metric.substring(0, mark);
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < profile.rules().size(); i++) {
      DefectRule rule = profile.rules().get(i);
      if (!rule.enabled()) {
        continue;
      }
      if (rule.condition().metric().equals(plain)) {
        thresholds.add(new Threshold(i, -1, rule.condition(), rule.type()));
      }
      for (int j = 0; j < rule.also().size(); j++) {
        if (rule.also().get(j).metric().equals(plain)) {
          thresholds.add(new Threshold(i, j, rule.also().get(j), rule.type()));
        }
      }
    }
    return thresholds;
  }

  /** {@code profile} with this threshold at {@code enter}; the hysteresis keeps its width. */
  Profile moved(Profile profile, double enter) {
    Condition before = condition();
    Condition after =
        new Condition(
            before.metric(), before.comparison(), enter, enter + before.leave() - before.enter());
    List<DefectRule> rules = new ArrayList<>(profile.rules());
    DefectRule old = rules.get(rule);
    List<Condition> further = new ArrayList<>(old.also());
    if (also >= 0) {
      further.set(also, after);
    }
    rules.set(
        rule,
        new DefectRule(
            old.type(),
            old.detector(),
            also < 0 ? after : old.condition(),
            further,
            old.minMicros(),
            old.mergeGapMicros(),
            old.severity(),
            old.enabled()));
    return profile.withRules(rules);
  }

  /** What it says, for people. */
  String words(double enter, String unit) {
    String side = condition.comparison() == Condition.Comparison.AT_LEAST ? "≥" : "≤";
    return type + " " + side + " " + Numbers.text(enter) + (unit.isEmpty() ? "" : " " + unit);
  }
}
