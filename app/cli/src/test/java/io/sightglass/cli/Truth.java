package io.sightglass.cli;

import io.sightglass.cli.Score.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a clip. */
record Truth(
    String clip,
    boolean clean,
    double picturesPerSecond,
    double hours,
    List<Event> events,
    List<Event> ignored) {

  /**
   * @param tolerated types that may be reported here as well
   */
  record Event(String type, Span span, Set<String> tolerated) {}

  static Truth read(Path file) throws IOException {
    JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
    List<Event> events = new ArrayList<>();
    for (JsonNode event : json.get("defects")) {
      events.add(
          new Event(event.get("type").asString(), span(event), texts(event.get("tolerated"))));
    }
    List<Event> ignored = new ArrayList<>();
    for (JsonNode event : json.path("ignore")) {
      ignored.add(new Event("", span(event), texts(event.get("types"))));
    }
    String[] fps = json.get("fps").asString().split("/", 2);
    return new Truth(
        json.get("clip").asString(),
        json.get("kind").asString().equals("clean"),
        Double.parseDouble(fps[0]) / (fps.length == 2 ? Double.parseDouble(fps[1]) : 1),
        json.get("durationSeconds").asDouble() / 3600,
        events,
        ignored);
  }

  private static Span span(JsonNode json) {
    return new Span(json.get("startSeconds").asDouble(), json.get("endSeconds").asDouble());
  }

  private static Set<String> texts(JsonNode list) {
    return list == null
        ? Set.of()
        : StreamSupport.stream(list.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Where detections of {@code type} count neither way. */
  List<Span> forgiven(String type) {
    return Stream.concat(events.stream(), ignored.stream())
        .filter(event -> event.tolerated().contains(type))
        .map(Event::span)
        .toList();
  }
}
