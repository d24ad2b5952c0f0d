package io.sightglass.core.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes profiles as {@link ProfileReader} reads them. All rules are written out, so that a profile
 * stays what it is when the ones that it came from change.
 */
public final class ProfileWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private static final double MICROS = 1e6;

  /** Writes {@code profile} as UTF-8, and leaves {@code output} open. */
  public void write(Profile profile, OutputStream output) throws IOException {
    try (JsonGenerator json = MAPPER.writerWithDefaultPrettyPrinter().createGenerator(output)) {
      json.writeStartObject();
      json.writeStringProperty("name", profile.name());
      json.writeStringProperty("title", profile.title());
      json.writeStringProperty("failSeverity", word(profile.failSeverity()));
      verdict(json, profile.verdict());
      json.writeArrayPropertyStart("rules");
      profile.rules().forEach(rule -> rule(json, rule));
      json.writeEndArray();
      settings(json, profile.settings());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private static void verdict(JsonGenerator json, List<VerdictRule> rules) {
    if (rules.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("verdict");
    for (VerdictRule rule : rules) {
      json.writeStartObject();
      rule.type().ifPresent(type -> json.writeStringProperty("type", type));
      json.writeStringProperty("severity", word(rule.severity()));
      if (rule.count() > 0) {
        json.writeNumberProperty("count", rule.count());
      }
      if (rule.sharePercent() > 0) {
        json.writeNumberProperty("sharePercent", rule.sharePercent());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rule(JsonGenerator json, DefectRule rule) {
    json.writeStartObject();
    json.writeStringProperty("type", rule.type());
    json.writeStringProperty("detector", rule.detector());
    condition(json, rule.condition());
    if (!rule.also().isEmpty()) {
      json.writeArrayPropertyStart("also");
      for (Condition also : rule.also()) {
        json.writeStartObject();
        condition(json, also);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeNumberProperty("minSeconds", rule.minMicros() / MICROS);
    json.writeNumberProperty("mergeGapSeconds", rule.mergeGapMicros() / MICROS);
    json.writeStringProperty("severity", word(rule.severity()));
    if (!rule.enabled()) {
      json.writeBooleanProperty("enabled", false);
    }
    json.writeEndObject();
  }

  private static void condition(JsonGenerator json, Condition condition) {
    json.writeStringProperty("metric", condition.metric());
    json.writeStringProperty("comparison", word(condition.comparison()));
    json.writeNumberProperty("enter", condition.enter());
    json.writeNumberProperty("leave", condition.leave());
  }

  private static void settings(JsonGenerator json, Map<String, Map<String, Double>> settings) {
    json.writeObjectPropertyStart("settings");
    for (Map.Entry<String, Map<String, Double>> detector : new TreeMap<>(settings).entrySet()) {
      json.writeObjectPropertyStart(detector.getKey());
      new TreeMap<>(detector.getValue()).forEach(json::writeNumberProperty);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
