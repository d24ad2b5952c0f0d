package io.sightglass.core.report.view;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.report.text.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule of the profile. */
public record RuleRow(
    String type,
    String detector,
    String condition,
    String minimum,
    String mergeGap,
    String severity,
    boolean enabled) {

  public static List<RuleRow> of(Profile profile) {
    return profile.rules().stream().map(RuleRow::row).toList();
  }

  /** When else the programme fails, a sentence each. */
  public static List<String> verdict(Profile profile) {
    return profile.verdict().stream().map(RuleRow::verdict).toList();
  }

  private static String verdict(VerdictRule rule) {
    String what =
        rule.type().map(type -> "Defects of type " + type).orElse("Defects of any type")
            + (rule.severity() == Severity.INFO
                ? ""
                : " that are " + Words.lower(rule.severity()) + " or worse");
    String count = rule.count() > 0 ? "at " + Words.count(rule.count()) : "";
    String share =
        rule.sharePercent() > 0
            ? "where they last for " + Words.percent(rule.sharePercent() / 100) + " of the time"
            : "";
    String both = count.isEmpty() || share.isEmpty() ? count + share : count + ", or " + share;
    return what + " fail the programme " + both + ".";
  }

  /** The settings of detectors that the profile changes. */
  public static List<Fact> settings(Profile profile) {
    return new TreeMap<>(profile.settings())
        .entrySet().stream()
            .map(detector -> new Fact(detector.getKey(), values(detector.getValue())))
            .toList();
  }

  private static String values(Map<String, Double> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> setting.getKey() + " = " + Words.number(setting.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static RuleRow row(DefectRule rule) {
    return new RuleRow(
        rule.type(),
        rule.detector(),
        Stream.concat(Stream.of(rule.condition()), rule.also().stream())
            .map(RuleRow::text)
            .collect(Collectors.joining(" and ")),
        Words.seconds(rule.minMicros()),
        Words.seconds(rule.mergeGapMicros()),
        Words.lower(rule.severity()),
        rule.enabled());
  }

  private static String text(Condition condition) {
    String entered =
        condition.metric()
            + " "
            + DefectRow.Maker.sign(condition)
            + Words.number(condition.enter());
    return condition.enter() == condition.leave()
        ? entered
        : entered + " (until past " + Words.number(condition.leave()) + ")";
  }
}
