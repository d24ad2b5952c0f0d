package io.sightglass.core.alert;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A notification as JSON: what webhooks get, and what waits on disk. */
final class AlertJson {

  static final JsonMapper MAPPER = new JsonMapper();

  private AlertJson() {}

  static ObjectNode node(Alert alert) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schemaVersion", "1.0");
    node.put("id", alert.id());
    node.put("kind", Words.kebab(alert.kind()));
    node.put("at", alert.at().toString());
    node.put("source", alert.source());
    node.put("type", alert.type());
    node.put("severity", Words.kebab(alert.severity()));
    node.put("message", alert.message());
    node.put("startSeconds", alert.range().start().seconds());
    node.put("endSeconds", alert.range().end().seconds());
    node.put("startFrame", alert.firstFrame());
    node.put("count", alert.count());
    node.put("suppressed", alert.suppressed());
    return node;
  }

  static byte[] bytes(Alert alert) {
    return MAPPER.writeValueAsString(node(alert)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws RuntimeException where it is none
   */
  static Alert read(JsonNode node) {
    return new Alert(
        text(node, "id"),
        Alert.Kind.valueOf(constant(text(node, "kind"))),
        Instant.parse(text(node, "at")),
        text(node, "source"),
        text(node, "type"),
        Severity.valueOf(constant(text(node, "severity"))),
        text(node, "message"),
        TimeRange.ofSeconds(
            node.required("startSeconds").asDouble(), node.required("endSeconds").asDouble()),
        node.required("startFrame").asLong(),
        node.required("count").asLong(),
        node.required("suppressed").asLong());
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asString();
  }

  private static String constant(String kebab) {
    return kebab.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
