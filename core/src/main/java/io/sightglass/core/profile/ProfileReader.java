package io.sightglass.core.profile;

import io.sightglass.core.profile.Condition.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads profiles written in JSON; their schema is {@code io/sightglass/schema/profile-1.json}. */
public final class ProfileReader {

  private static final double MICROS = 1e6;
  private static final Set<String> PROFILE_KEYS =
      keys("$schema", "name", "title", "failSeverity", "rules", "settings");
  private static final Set<String> CONDITION_KEYS = keys("metric", "comparison", "enter", "leave");
  private static final Set<String> RULE_KEYS =
      keys(
          "type",
          "detector",
          "metric",
          "comparison",
          "enter",
          "leave",
          "also",
          "minSeconds",
          "mergeGapSeconds",
          "severity",
          "enabled");

  private static Set<String> keys(String... keys) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
  }

  /**
   * @param input not closed
   * @param file the name to use in messages
   * @throws ProfileException naming line, key and what is allowed
   * @throws IOException where {@code input} can't be read
   */
  public Profile read(InputStream input, String file) throws IOException {
    LocatedJson json = LocatedJson.read(input, file);
    Map<String, LocatedJson> members = json.object("a profile", PROFILE_KEYS);
    LocatedJson name = required(json, members, "name", "a profile");
    LocatedJson title = members.get("title");
    LocatedJson failSeverity = members.get("failSeverity");
    List<DefectRule> rules = new ArrayList<>();
    for (LocatedJson rule : required(json, members, "rules", "a profile").list()) {
      rules.add(rule(rule));
    }
    return new Profile(
        name.text(),
        title == null ? name.text() : title.text(),
        failSeverity == null ? Severity.ERROR : failSeverity.choice(Severity.class),
        rules,
        settings(members.get("settings")));
  }

  private static DefectRule rule(LocatedJson json) throws ProfileException {
    Map<String, LocatedJson> members = json.object("a rule", RULE_KEYS);
    List<Condition> also = new ArrayList<>();
    LocatedJson more = members.get("also");
    if (more != null) {
      for (LocatedJson condition : more.list()) {
        also.add(
            condition(condition, condition.object("a condition", CONDITION_KEYS), "a condition"));
      }
    }
    LocatedJson severity = members.get("severity");
    LocatedJson enabled = members.get("enabled");
    return new DefectRule(
        required(json, members, "type", "a rule").text(),
        required(json, members, "detector", "a rule").text(),
        condition(json, members, "a rule"),
        also,
        micros(members.get("minSeconds")),
        micros(members.get("mergeGapSeconds")),
        severity == null ? Severity.ERROR : severity.choice(Severity.class),
        enabled == null || enabled.flag());
  }

  private static Condition condition(
      LocatedJson json, Map<String, LocatedJson> members, String what) throws ProfileException {
    String metric = required(json, members, "metric", what).text();
    Comparison comparison = required(json, members, "comparison", what).choice(Comparison.class);
    double enter = required(json, members, "enter", what).number();
    LocatedJson leave = members.get("leave");
    double leaves = leave == null ? enter : leave.number();
    boolean sane = comparison == Comparison.AT_LEAST ? leaves <= enter : leaves >= enter;
    if (leave != null && !sane) {
      throw leave.wrong(
          comparison == Comparison.AT_LEAST
              ? "'leave' must not be above 'enter' where the comparison is at-least"
              : "'leave' must not be below 'enter' where the comparison is at-most");
    }
    return new Condition(metric, comparison, enter, leaves);
  }

  private static Map<String, Map<String, Double>> settings(@Nullable LocatedJson json)
      throws ProfileException {
    Map<String, Map<String, Double>> settings = new LinkedHashMap<>();
    if (json != null) {
      for (Map.Entry<String, LocatedJson> detector : json.anyObject("'settings'").entrySet()) {
        Map<String, Double> values = new LinkedHashMap<>();
        String what = "the settings of " + detector.getKey();
        for (Map.Entry<String, LocatedJson> value :
            detector.getValue().anyObject(what).entrySet()) {
          values.put(value.getKey(), value.getValue().number());
        }
        settings.put(detector.getKey(), values);
      }
    }
    return settings;
  }

  private static LocatedJson required(
      LocatedJson json, Map<String, LocatedJson> members, String key, String what)
      throws ProfileException {
    LocatedJson member = members.get(key);
    if (member == null) {
      throw json.wrong("'" + key + "' is missing in " + what);
    }
    return member;
  }

  private static long micros(@Nullable LocatedJson seconds) throws ProfileException {
    if (seconds == null) {
      return 0;
    }
    double value = seconds.number();
    if (value < 0) {
      throw seconds.wrong("a duration must not be negative");
    }
    return Math.round(value * MICROS);
  }
}
