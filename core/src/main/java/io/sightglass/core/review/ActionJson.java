package io.sightglass.core.review;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.review.Entry.Action;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Actions as JSON, in the database and in exported files. What is read may be anybody's: names are
 * held to their lengths, numbers to their ranges, and what does not hold is an {@link
 * IllegalArgumentException}.
 */
final class ActionJson {

  static final int MAX_KEY = 400;
  private static final int MAX_TITLE = 200;
  private static final int MAX_TYPE = 64;
  private static final int MAX_METRIC = 128;
  private static final int MAX_PARTS = 100_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  private ActionJson() {}

  static String text(Action action) {
    return MAPPER.writeValueAsString(node(action));
  }

  static Action read(String text) {
    try {
      return action(MAPPER.readTree(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static ObjectNode node(Action action) {
    ObjectNode node = MAPPER.createObjectNode();
    switch (action) {
      case Action.Edit(String title, List<Change> changes) -> {
        node.put("do", "edit").put("title", title);
        changes(changes, node.putArray("changes"));
      }
      case Action.Undo(UUID target) -> node.put("do", "undo").put("target", target.toString());
      case Action.Redo(UUID target) -> node.put("do", "redo").put("target", target.toString());
      case Action.Import(String from, List<Change> kept) -> {
        node.put("do", "import").put("from", from);
        changes(kept, node.putArray("kept"));
      }
    }
    return node;
  }

  static Action action(JsonNode node) {
    return switch (string(node, "do", MAX_TITLE)) {
      case "edit" ->
          new Action.Edit(string(node, "title", MAX_TITLE), changes(node.path("changes")));
      case "undo" -> new Action.Undo(uuid(node, "target"));
      case "redo" -> new Action.Redo(uuid(node, "target"));
      case "import" ->
          new Action.Import(string(node, "from", Edits.MAX_NAME), changes(node.path("kept")));
      default -> throw new IllegalArgumentException("an action that is not known");
    };
  }

  private static void changes(List<Change> changes, ArrayNode nodes) {
    for (Change change : changes) {
      ObjectNode node = nodes.addObject();
      switch (change) {
        case Change.Found(String key, Subject subject) -> {
          node.put("change", "found").put("key", key);
          subject(subject, node.putObject("subject"));
        }
        case Change.Drawn(String key, Subject subject, List<String> parts) -> {
          node.put("change", "drawn").put("key", key);
          subject(subject, node.putObject("subject"));
          parts.forEach(node.putArray("parts")::add);
        }
        case Change.Judged(String key, Verdict verdict) ->
            node.put("change", "judged").put("key", key).put("verdict", Words.kebab(verdict));
        case Change.Noted(String key, String note) ->
            node.put("change", "noted").put("key", key).put("note", note);
        case Change.Assigned(String key, String assignee) ->
            node.put("change", "assigned").put("key", key).put("assignee", assignee);
        case Change.Settled(String key, Disposition disposition) -> {
          node.put("change", "settled").put("key", key);
          disposition(disposition, node.putObject("disposition"));
        }
        case Change.Moved(String key, Extent extent) -> {
          node.put("change", "moved").put("key", key);
          extent(extent, node.putObject("extent"));
        }
        case Change.Retired(String key) -> node.put("change", "retired").put("key", key);
      }
    }
  }

  private static List<Change> changes(JsonNode nodes) {
    if (!nodes.isArray()) {
      throw new IllegalArgumentException("an action without its changes");
    }
    List<Change> changes = new ArrayList<>();
    for (JsonNode node : nodes) {
      changes.add(change(node));
    }
    return changes;
  }

  private static Change change(JsonNode node) {
    String key = string(node, "key", MAX_KEY);
    return switch (string(node, "change", MAX_TITLE)) {
      case "found" -> new Change.Found(key, subject(node.path("subject")));
      case "drawn" -> new Change.Drawn(key, subject(node.path("subject")), parts(node));
      case "judged" -> new Change.Judged(key, verdict(node));
      case "noted" -> new Change.Noted(key, text(node, "note", Edits.MAX_NOTE));
      case "assigned" -> new Change.Assigned(key, text(node, "assignee", Edits.MAX_NAME));
      case "settled" -> new Change.Settled(key, disposition(node.path("disposition")));
      case "moved" -> new Change.Moved(key, extent(node.path("extent")));
      case "retired" -> new Change.Retired(key);
      default -> throw new IllegalArgumentException("a change that is not known");
    };
  }

  private static List<String> parts(JsonNode node) {
    JsonNode parts = node.path("parts");
    if (!parts.isArray() || parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException("a drawn finding without its parts");
    }
    List<String> keys = new ArrayList<>();
    for (JsonNode part : parts) {
      keys.add(limited(part.asString(""), "parts", MAX_KEY, false));
    }
    return keys;
  }

  private static void subject(Subject subject, ObjectNode node) {
    node.put("type", subject.type());
    node.put("metric", subject.metric());
    node.put("severity", Words.kebab(subject.severity()));
    extent(subject.extent(), node);
  }

  private static Subject subject(JsonNode node) {
    return new Subject(
        string(node, "type", MAX_TYPE),
        text(node, "metric", MAX_METRIC),
        constant(node, "severity", Severity.class),
        extent(node));
  }

  private static void extent(Extent extent, ObjectNode node) {
    node.put("startMicros", extent.range().start().micros());
    node.put("endMicros", extent.range().end().micros());
    node.put("startFrame", extent.firstFrame());
    node.put("endFrameExclusive", extent.endFrame());
  }

  private static Extent extent(JsonNode node) {
    return new Extent(
        new TimeRange(
            MediaTime.ofMicros(number(node, "startMicros")),
            MediaTime.ofMicros(number(node, "endMicros"))),
        number(node, "startFrame"),
        number(node, "endFrameExclusive"));
  }

  static void disposition(Disposition disposition, ObjectNode node) {
    node.put("verdict", Words.kebab(disposition.verdict()));
    node.put("by", disposition.by());
    node.put("note", disposition.note());
    node.put("assignee", disposition.assignee());
    disposition.at().ifPresent(at -> node.put("at", at.toString()));
  }

  private static Disposition disposition(JsonNode node) {
    return new Disposition(
        verdict(node),
        text(node, "by", Edits.MAX_NAME),
        text(node, "note", Edits.MAX_NOTE),
        text(node, "assignee", Edits.MAX_NAME),
        node.has("at") ? Optional.of(instant(node, "at")) : Optional.empty());
  }

  private static Verdict verdict(JsonNode node) {
    return constant(node, "verdict", Verdict.class);
  }

  private static <E extends Enum<E>> E constant(JsonNode node, String name, Class<E> type) {
    String text = string(node, name, MAX_TITLE);
    for (E constant : type.getEnumConstants()) {
      if (Words.kebab(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("“" + text + "” is no " + name);
  }

  static UUID uuid(JsonNode node, String name) {
    return UUID.fromString(string(node, name, 36));
  }

  static Instant instant(JsonNode node, String name) {
    try {
      return Instant.parse(string(node, name, 40));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is no time", e);
    }
  }

  private static long number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    // A thousand years in microseconds leave room to compute with.
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || Math.abs(value.asLong()) > 1L << 55) {
      throw new IllegalArgumentException(name + " is no whole number, or out of range");
    }
    return value.asLong();
  }

  static String string(JsonNode node, String name, int most) {
    return limited(node.path(name).asString(""), name, most, false);
  }

  /** A text that may be empty, and must be there. */
  static String text(JsonNode node, String name, int most) {
    if (!node.path(name).isString()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return limited(node.path(name).asString(""), name, most, true);
  }

  private static String limited(String text, String name, int most, boolean mayBeEmpty) {
    if (text.isEmpty() && !mayBeEmpty) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (text.length() > most) {
      throw new IllegalArgumentException(name + " is longer than " + most + " letters");
    }
    return text;
  }
}
