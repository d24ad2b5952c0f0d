package io.sightglass.core.report.marker;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.json.JsonOutput;
import io.sightglass.core.report.text.MediaUri;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an OpenTimelineIO timeline of one clip, the programme, with its markers on the timeline's
 * stack, whose time begins at zero.
 */
public final class OtioWriter implements ReportWriter {

  @Override
  public String format() {
    return "otio";
  }

  @Override
  public String title() {
    return "OpenTimelineIO";
  }

  @Override
  public String description() {
    return "A timeline with a marker a defect, for whatever reads OpenTimelineIO.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    JsonOutput.write(output, json -> timeline(report, json));
  }

  private static void timeline(Report report, JsonGenerator json) {
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
    double rate = timecode.rate().perSecond();
    String name = Words.lastPart(report.stream().uri());
    long length = ProgrammeFrames.of(report);
    begin(json, "Timeline.1", name);
    json.writeName("global_start_time");
    time(json, timecode.startFrame(), rate);
    json.writeName("tracks");
    begin(json, "Stack.1", "tracks");
    item(json);
    json.writeArrayPropertyStart("markers");
    for (Marker marker : Marker.of(report)) {
      marker(marker, rate, json);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("children");
    begin(json, "Track.1", "Programme");
    item(json);
    json.writeArrayPropertyStart("markers").writeEndArray();
    json.writeStringProperty(
        "kind", report.stream().selectedVideo().isPresent() ? "Video" : "Audio");
    json.writeArrayPropertyStart("children");
    clip(report, name, timecode, length, json);
    json.writeEndArray().writeEndObject();
    json.writeEndArray().writeEndObject();
    json.writeEndObject();
  }

  private static void clip(
      Report report, String name, ProgrammeTimecode timecode, long length, JsonGenerator json) {
    double rate = timecode.rate().perSecond();
    begin(json, "Clip.2", name);
    json.writeName("source_range");
    range(json, timecode.startFrame(), length, rate);
    json.writeBooleanProperty("enabled", true);
    json.writeArrayPropertyStart("effects").writeEndArray();
    json.writeArrayPropertyStart("markers").writeEndArray();
    json.writeStringProperty("active_media_reference_key", "DEFAULT_MEDIA");
    json.writeObjectPropertyStart("media_references");
    json.writeName("DEFAULT_MEDIA");
    begin(json, "ExternalReference.1", name);
    json.writeStringProperty("target_url", MediaUri.of(report.stream().uri()));
    json.writeName("available_range");
    range(json, timecode.startFrame(), length, rate);
    json.writeNullProperty("available_image_bounds");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void marker(Marker marker, double rate, JsonGenerator json) {
    begin(json, "Marker.2", marker.name());
    json.writeStringProperty("color", colour(marker.tint()));
    json.writeStringProperty("comment", marker.note());
    json.writeName("marked_range");
    range(json, marker.firstFrame(), marker.frames(), rate);
    json.writeEndObject();
  }

  private static void begin(JsonGenerator json, String schema, String name) {
    json.writeStartObject();
    json.writeStringProperty("OTIO_SCHEMA", schema);
    json.writeStringProperty("name", name);
    json.writeObjectPropertyStart("metadata").writeEndObject();
  }

  private static void item(JsonGenerator json) {
    json.writeNullProperty("source_range");
    json.writeBooleanProperty("enabled", true);
    json.writeArrayPropertyStart("effects").writeEndArray();
  }

  private static void range(JsonGenerator json, long start, long length, double rate) {
    json.writeStartObject();
    json.writeStringProperty("OTIO_SCHEMA", "TimeRange.1");
    json.writeName("start_time");
    time(json, start, rate);
    json.writeName("duration");
    time(json, length, rate);
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, long frames, double rate) {
    json.writeStartObject();
    json.writeStringProperty("OTIO_SCHEMA", "RationalTime.1");
    json.writeNumberProperty("rate", rate);
    json.writeNumberProperty("value", (double) frames);
    json.writeEndObject();
  }

  private static String colour(Marker.Tint tint) {
    return switch (tint) {
      case CLEARED -> "GREEN";
      case INFO -> "BLUE";
      case WARNING -> "YELLOW";
      case ERROR -> "RED";
      case FATAL -> "PURPLE";
    };
  }
}
