package io.sightglass.core.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads profiles written in JSON; their schema is {@code io/sightglass/schema/profile-1.json}. A
 * profile may extend one that comes with the program, and include the rules that come with a
 * detector ({@code io/sightglass/profiles/rules/DETECTOR.json}); its own rules change those.
 */
public final class ProfileReader {

  private static final Set<String> PROFILE_KEYS =
      RuleList.keys(
          "$schema",
          "name",
          "title",
          "extends",
          "include",
          "failSeverity",
          "verdict",
          "rules",
          "settings");

  private final Profiles profiles;

  public ProfileReader() {
    this(new Profiles());
  }

  ProfileReader(Profiles profiles) {
    this.profiles = profiles;
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
    LocatedJson name = json.required(members, "name", "a profile");
    LocatedJson title = members.get("title");
    LocatedJson failSeverity = members.get("failSeverity");
    LocatedJson verdict = members.get("verdict");
    LocatedJson include = members.get("include");
    Profile base = base(members.get("extends"));
    RuleList rules = new RuleList();
    rules.inherit(base.rules());
    if (include != null) {
      for (LocatedJson detector : include.list()) {
        rules.inherit(rules(detector));
      }
    }
    boolean inherits = members.containsKey("extends") || include != null;
    LocatedJson own =
        inherits ? members.get("rules") : json.required(members, "rules", "a profile");
    if (own != null) {
      for (LocatedJson rule : own.list()) {
        rules.add(rule);
      }
    }
    return new Profile(
        name.text(),
        title == null ? name.text() : title.text(),
        failSeverity == null ? base.failSeverity() : failSeverity.choice(Severity.class),
        rules.rules(),
        settings(base.settings(), members.get("settings")),
        verdict == null ? base.verdict() : VerdictRuleList.read(verdict));
  }

  private Profile base(@Nullable LocatedJson name) throws IOException {
    if (name == null) {
      return new Profile("none", "None", Severity.ERROR, List.of(), Map.of());
    }
    if (!profiles.names().contains(name.text())) {
      throw name.wrong(
          "there is no profile '"
              + name.text()
              + "' to extend; there are "
              + String.join(", ", profiles.names()));
    }
    return profiles.find(name.text());
  }

  /**
   * The profile with the rules that come with {@code detector}, unless it has rules of its own for
   * that.
   *
   * @throws IOException where they can't be read
   */
  public Profile including(Profile profile, String detector) throws IOException {
    if (profile.detectors().contains(detector)) {
      return profile;
    }
    List<DefectRule> rules = new ArrayList<>(profile.rules());
    try (InputStream input = profiles.rules(detector)) {
      if (input != null) {
        rules.addAll(rules(input, detector));
      }
    }
    return new Profile(
        profile.name(),
        profile.title(),
        profile.failSeverity(),
        rules,
        profile.settings(),
        profile.verdict());
  }

  private List<DefectRule> rules(LocatedJson detector) throws IOException {
    try (InputStream input = profiles.rules(detector.text())) {
      if (input == null) {
        throw detector.wrong(
            "no rules come with '" + detector.text() + "'; 'include' names detectors");
      }
      return rules(input, detector.text());
    }
  }

  private static List<DefectRule> rules(InputStream input, String detector) throws IOException {
    RuleList rules = new RuleList();
    for (LocatedJson rule : LocatedJson.read(input, detector + ".json").list()) {
      rules.add(rule);
    }
    return rules.rules();
  }

  private static Map<String, Map<String, Double>> settings(
      Map<String, Map<String, Double>> base, @Nullable LocatedJson json) throws ProfileException {
    Map<String, Map<String, Double>> settings = new LinkedHashMap<>(base);
    if (json != null) {
      for (Map.Entry<String, LocatedJson> detector : json.anyObject("'settings'").entrySet()) {
        Map<String, Double> values =
            new LinkedHashMap<>(settings.getOrDefault(detector.getKey(), Map.of()));
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
}
