package io.sightglass.core.report.json;

import io.sightglass.core.report.text.Words;
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
}
