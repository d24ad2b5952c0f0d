package io.sightglass.core.report.json;

import static io.sightglass.core.report.text.Words.kebab;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.VerdictRule;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** A profile within a report, in the form of a profile's own file. */
final class ProfileJson {

  private static final double MICROS = 1e6;

  private ProfileJson() {}

  static void write(Profile profile, JsonGenerator json) {
    json.writeObjectPropertyStart("profile");
    json.writeStringProperty("name", profile.name());
    json.writeStringProperty("title", profile.title());
    json.writeStringProperty("failSeverity", kebab(profile.failSeverity()));
    json.writeArrayPropertyStart("verdict");
    profile.verdict().forEach(rule -> verdict(rule, json));
    json.writeEndArray();
    json.writeArrayPropertyStart("rules");
    profile.rules().forEach(rule -> rule(rule, json));
    json.writeEndArray();
    json.writeObjectPropertyStart("settings");
    for (Map.Entry<String, Map<String, Double>> detector :
        new TreeMap<>(profile.settings()).entrySet()) {
      json.writeObjectPropertyStart(detector.getKey());
      new TreeMap<>(detector.getValue()).forEach(json::writeNumberProperty);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void verdict(VerdictRule rule, JsonGenerator json) {
    json.writeStartObject();
    rule.type().ifPresent(type -> json.writeStringProperty("type", type));
    json.writeStringProperty("severity", kebab(rule.severity()));
    if (rule.count() > 0) {
      json.writeNumberProperty("count", rule.count());
    }
    if (rule.sharePercent() > 0) {
      json.writeNumberProperty("sharePercent", rule.sharePercent());
    }
    json.writeEndObject();
  }

  private static void rule(DefectRule rule, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", rule.type());
    json.writeStringProperty("detector", rule.detector());
    condition(rule.condition(), json);
    if (!rule.also().isEmpty()) {
      json.writeArrayPropertyStart("also");
      for (Condition condition : rule.also()) {
        json.writeStartObject();
        condition(condition, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeNumberProperty("minSeconds", rule.minMicros() / MICROS);
    json.writeNumberProperty("mergeGapSeconds", rule.mergeGapMicros() / MICROS);
    json.writeStringProperty("severity", kebab(rule.severity()));
    json.writeBooleanProperty("enabled", rule.enabled());
    json.writeEndObject();
  }

  private static void condition(Condition condition, JsonGenerator json) {
    json.writeStringProperty("metric", condition.metric());
    json.writeStringProperty("comparison", kebab(condition.comparison()));
    json.writeNumberProperty("enter", condition.enter());
    json.writeNumberProperty("leave", condition.leave());
  }
}
