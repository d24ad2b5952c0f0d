package io.sightglass.core.report.json;

import io.sightglass.core.report.text.Words;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Values out of JSON that was written by another version, perhaps. */
final class JsonNodes {

  private JsonNodes() {}

  /** The constant that {@code node} names in kebab-case; {@code other} where it is none. */
  static <E extends Enum<E>> E choice(JsonNode node, E other) {
    String name = node.asString("");
    for (E constant : other.getDeclaringClass().getEnumConstants()) {
      if (Words.kebab(constant).equals(name)) {
        return constant;
      }
    }
    return other;
  }

  /** The instant that {@code node} tells; empty where it tells none. */
  static Optional<Instant> instant(JsonNode node) {
    try {
      String text = node.asString("");
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
