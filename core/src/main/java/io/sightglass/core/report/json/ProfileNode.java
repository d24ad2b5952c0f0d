package io.sightglass.core.report.json;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the profile of a report. Reports of version 1.0 have no rules in theirs. */
final class ProfileNode {

  private static final double MICROS = 1e6;

  private ProfileNode() {}

  static Profile profile(JsonNode node) {
    List<VerdictRule> verdict = new ArrayList<>();
    for (JsonNode rule : node.path("verdict")) {
      verdict.add(
          new VerdictRule(
              Optional.of(rule.path("type").asString("")).filter(type -> !type.isEmpty()),
              JsonNodes.choice(rule.path("severity"), Severity.INFO),
              rule.path("count").asLong(0),
              rule.path("sharePercent").asDouble(0)));
    }
    List<DefectRule> rules = new ArrayList<>();
    for (JsonNode rule : node.path("rules")) {
      rules.add(rule(rule));
    }
    String name = node.path("name").asString("unknown");
    return new Profile(
        name,
        node.path("title").asString(name),
        JsonNodes.choice(node.path("failSeverity"), Severity.ERROR),
        rules,
        settings(node.path("settings")),
        verdict);
  }

  private static DefectRule rule(JsonNode node) {
    List<Condition> also = new ArrayList<>();
    for (JsonNode condition : node.path("also")) {
      also.add(condition(condition));
    }
    return new DefectRule(
        node.path("type").asString(""),
        node.path("detector").asString(""),
        condition(node),
        also,
        Math.round(node.path("minSeconds").asDouble(0) * MICROS),
        Math.round(node.path("mergeGapSeconds").asDouble(0) * MICROS),
        JsonNodes.choice(node.path("severity"), Severity.ERROR),
        node.path("enabled").asBoolean(true));
  }

  private static Condition condition(JsonNode node) {
    double enter = node.path("enter").asDouble(0);
    return new Condition(
        node.path("metric").asString(""),
        JsonNodes.choice(node.path("comparison"), Comparison.AT_LEAST),
        enter,
        node.path("leave").asDouble(enter));
  }

  private static Map<String, Map<String, Double>> settings(JsonNode node) {
    Map<String, Map<String, Double>> settings = new HashMap<>();
    node.forEachEntry((detector, values) -> {
      Map<String, Double> numbers = new HashMap<>();
      values.forEachEntry((name, value) -> numbers.put(name, value.asDouble(0)));
      settings.put(detector, numbers);
    });
    return settings;
  }
}
