package io.sightglass.core.profile;

import io.sightglass.core.profile.Condition.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a profile while it is read: first those that it inherits, then its own. One of its
 * own with the type (and detector and metric, where it names them) of an inherited one changes that
 * one: what it leaves out stays as it was.
 */
final class RuleList {

  private static final double MICROS = 1e6;
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

  private final List<DefectRule> rules = new ArrayList<>();
  private int inherited;

  static Set<String> keys(String... keys) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
  }

  /** Must come before any {@link #add}. */
  void inherit(Collection<DefectRule> more) {
    rules.addAll(more);
    inherited = rules.size();
  }

  List<DefectRule> rules() {
    return List.copyOf(rules);
  }

  void add(LocatedJson json) throws ProfileException {
    Map<String, LocatedJson> members = json.object("a rule", RULE_KEYS);
    String type = json.required(members, "type", "a rule").text();
    boolean changed = false;
    for (int i = 0; i < inherited; i++) {
      DefectRule base = rules.get(i);
      if (type.equals(base.type())
          && namesOrLeavesOut(members.get("detector"), base.detector())
          && namesOrLeavesOut(members.get("metric"), base.condition().metric())) {
        rules.set(i, changed(base, members));
        changed = true;
      }
    }
    if (!changed) {
      rules.add(made(json, members, type));
    }
  }

  private static boolean namesOrLeavesOut(@Nullable LocatedJson member, String name)
      throws ProfileException {
    return member == null || member.text().equals(name);
  }

  private DefectRule made(LocatedJson json, Map<String, LocatedJson> members, String type)
      throws ProfileException {
    if (inherited > 0 && !members.containsKey("detector")) {
      throw json.wrong(
          "'detector' is missing in a rule, and no inherited rule is of type '"
              + type
              + "'; inherited are "
              + rules.subList(0, inherited).stream()
                  .map(DefectRule::type)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    String detector = json.required(members, "detector", "a rule").text();
    for (String key : List.of("metric", "comparison", "enter")) {
      json.required(members, key, "a rule");
    }
    Condition blank = new Condition("", Comparison.AT_LEAST, 0, 0);
    return changed(
        new DefectRule(type, detector, blank, List.of(), 0, 0, Severity.ERROR, true), members);
  }

  private static DefectRule changed(DefectRule base, Map<String, LocatedJson> members)
      throws ProfileException {
    LocatedJson severity = members.get("severity");
    LocatedJson enabled = members.get("enabled");
    return new DefectRule(
        base.type(),
        base.detector(),
        condition(base.condition(), members),
        also(base.also(), members.get("also")),
        micros(base.minMicros(), members.get("minSeconds")),
        micros(base.mergeGapMicros(), members.get("mergeGapSeconds")),
        severity == null ? base.severity() : severity.choice(Severity.class),
        enabled == null ? base.enabled() : enabled.flag());
  }

  private static List<Condition> also(List<Condition> base, @Nullable LocatedJson also)
      throws ProfileException {
    if (also == null) {
      return base;
    }
    List<Condition> conditions = new ArrayList<>();
    for (LocatedJson json : also.list()) {
      Map<String, LocatedJson> members = json.object("a condition", CONDITION_KEYS);
      for (String key : List.of("metric", "comparison", "enter")) {
        json.required(members, key, "a condition");
      }
      conditions.add(condition(new Condition("", Comparison.AT_LEAST, 0, 0), members));
    }
    return conditions;
  }

  private static Condition condition(Condition base, Map<String, LocatedJson> members)
      throws ProfileException {
    LocatedJson metric = members.get("metric");
    LocatedJson comparison = members.get("comparison");
    LocatedJson enter = members.get("enter");
    LocatedJson leave = members.get("leave");
    Comparison side = comparison == null ? base.comparison() : comparison.choice(Comparison.class);
    double enters = enter == null ? base.enter() : enter.number();
    // A new threshold does without the old one's hysteresis, unless it brings its own.
    double leaves = leave != null ? leave.number() : enter != null ? enters : base.leave();
    boolean sane = side == Comparison.AT_LEAST ? leaves <= enters : leaves >= enters;
    if (leave != null && !sane) {
      throw leave.wrong(
          side == Comparison.AT_LEAST
              ? "'leave' must not be above 'enter' where the comparison is at-least"
              : "'leave' must not be below 'enter' where the comparison is at-most");
    }
    return new Condition(metric == null ? base.metric() : metric.text(), side, enters, leaves);
  }

  private static long micros(long base, @Nullable LocatedJson seconds) throws ProfileException {
    if (seconds == null) {
      return base;
    }
    double value = seconds.number();
    if (value < 0) {
      throw seconds.wrong("a duration must not be negative");
    }
    return Math.round(value * MICROS);
  }
}
