package io.sightglass.core.report.json;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Installed detectors, as JSON. */
public final class DetectorJson {

  private DetectorJson() {}

  /** Writes an array with one object a detector and leaves {@code output} open. */
  public static void write(List<DetectorInfo> detectors, OutputStream output) throws IOException {
    JsonOutput.write(
        output,
        json -> {
          json.writeStartArray();
          detectors.forEach(detector -> detector(detector, json));
          json.writeEndArray();
        });
  }

  private static void detector(DetectorInfo info, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", info.id());
    json.writeStringProperty("title", info.title());
    json.writeStringProperty("description", info.description());
    json.writeStringProperty("version", info.version());
    json.writeBooleanProperty("needsVideo", info.needsVideo());
    json.writeBooleanProperty("needsAudio", info.needsAudio());
    json.writeArrayPropertyStart("metrics");
    for (MetricInfo metric : info.metrics()) {
      json.writeStartObject();
      json.writeStringProperty("name", metric.name());
      json.writeStringProperty("unit", metric.unit());
      json.writeStringProperty("description", metric.description());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("settings");
    new TreeMap<>(info.settings()).forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeEndObject();
  }
}
