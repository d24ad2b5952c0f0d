package io.sightglass.core.report.json;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Programme;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.Probe;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/** What is known of a stream, as JSON: alone, or as the {@code stream} of a report. */
public final class StreamJson {

  private StreamJson() {}

  /**
   * Writes {@code {"source": …, "stream": …, "captionsInPicture": …}} and leaves {@code output}
   * open.
   */
  public static void write(Probe probe, OutputStream output) throws IOException {
    JsonOutput.write(
        output,
        json -> {
          json.writeStartObject();
          writeProperties(probe.stream(), json);
          json.writeBooleanProperty("captionsInPicture", probe.captionsInPicture());
          json.writeEndObject();
        });
  }

  /** Writes the properties {@code source} and {@code stream} of the object at hand. */
  static void writeProperties(StreamInfo stream, JsonGenerator json) {
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("uri", stream.uri());
    json.writeEndObject();
    json.writeObjectPropertyStart("stream");
    json.writeStringProperty("container", stream.container());
    json.writeBooleanProperty("live", stream.live());
    if (stream.durationMicros() >= 0) {
      json.writeNumberProperty("durationSeconds", stream.durationMicros() / 1e6);
    } else {
      json.writeNullProperty("durationSeconds");
    }
    json.writeNumberProperty("bitRate", stream.bitRate());
    if (stream.startTimecode().isPresent()) {
      json.writeStringProperty("startTimecode", stream.startTimecode().get());
    }
    json.writeArrayPropertyStart("programmes");
    for (Programme programme : stream.programmes()) {
      json.writeStartObject();
      json.writeNumberProperty("number", programme.number());
      json.writeStringProperty("name", programme.name());
      json.writeStringProperty("provider", programme.provider());
      json.writeArrayPropertyStart("tracks");
      programme.tracks().forEach(json::writeNumber);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("video");
    for (VideoTrack track : stream.videoTracks()) {
      video(track, stream.selectedVideo().filter(track::equals).isPresent(), json);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("audio");
    for (AudioTrack track : stream.audioTracks()) {
      audio(track, stream, json);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("text");
    for (TextTrack track : stream.textTracks()) {
      json.writeStartObject();
      json.writeNumberProperty("index", track.index());
      json.writeStringProperty("codec", track.codec());
      json.writeStringProperty("language", track.language());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void video(VideoTrack track, boolean selected, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("index", track.index());
    json.writeBooleanProperty("selected", selected);
    json.writeStringProperty("codec", track.codec());
    json.writeStringProperty("codecProfile", track.profile());
    json.writeNumberProperty("width", track.width());
    json.writeNumberProperty("height", track.height());
    json.writeStringProperty("pixelFormat", track.format().name());
    json.writeStringProperty(
        "frameRate", track.rate().numerator() + "/" + track.rate().denominator());
    json.writeStringProperty(
        "sampleAspectRatio", track.sarNumerator() + ":" + track.sarDenominator());
    json.writeBooleanProperty("interlaced", track.interlaced());
    json.writeNumberProperty("rotation", track.rotation());
    json.writeObjectPropertyStart("colour");
    json.writeStringProperty("matrix", track.colour().matrix());
    json.writeStringProperty("primaries", track.colour().primaries());
    json.writeStringProperty("transfer", track.colour().transfer());
    json.writeBooleanProperty("fullRange", track.colour().fullRange());
    json.writeEndObject();
    json.writeStringProperty("language", track.language());
    json.writeEndObject();
  }

  private static void audio(AudioTrack track, StreamInfo stream, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("index", track.index());
    json.writeBooleanProperty("selected", stream.selectedAudio().filter(track::equals).isPresent());
    json.writeBooleanProperty("analysed", stream.decodedAudio().contains(track));
    json.writeStringProperty("codec", track.codec());
    json.writeNumberProperty("sampleRate", track.sampleRate());
    json.writeStringProperty("layout", track.layout());
    json.writeArrayPropertyStart("channels");
    track.channels().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("language", track.language());
    json.writeEndObject();
  }
}
