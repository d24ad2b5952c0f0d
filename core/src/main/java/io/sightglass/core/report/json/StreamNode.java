package io.sightglass.core.report.json;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.Programme;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what {@link StreamJson} writes. */
final class StreamNode {

  private static final double MICROS = 1e6;

  private StreamNode() {}

  static StreamInfo stream(String uri, JsonNode node) {
    List<VideoTrack> video = new ArrayList<>();
    @Nullable VideoTrack shown = null;
    for (JsonNode track : node.path("video")) {
      video.add(video(track));
      shown = track.path("selected").asBoolean(false) ? video.getLast() : shown;
    }
    List<AudioTrack> audio = new ArrayList<>();
    @Nullable AudioTrack heard = null;
    for (JsonNode track : node.path("audio")) {
      audio.add(audio(track));
      heard = track.path("selected").asBoolean(false) ? audio.getLast() : heard;
    }
    // The selected track comes first, as where it was analysed.
    List<AudioTrack> decoded = new ArrayList<>();
    if (heard != null) {
      decoded.add(heard);
    }
    int number = 0;
    for (JsonNode track : node.path("audio")) {
      AudioTrack read = audio.get(number++);
      if (track.path("analysed").asBoolean(false) && !read.equals(heard)) {
        decoded.add(read);
      }
    }
    JsonNode duration = node.path("durationSeconds");
    return new StreamInfo(
        uri,
        node.path("container").asString(""),
        node.path("live").asBoolean(false),
        duration.isNumber() ? Math.round(duration.asDouble() * MICROS) : -1,
        node.path("bitRate").asLong(0),
        video,
        audio,
        Optional.ofNullable(shown),
        Optional.ofNullable(heard),
        decoded,
        Optional.of(node.path("startTimecode").asString("")).filter(text -> !text.isEmpty()),
        programmes(node.path("programmes")),
        texts(node.path("text")));
  }

  private static List<Programme> programmes(JsonNode nodes) {
    List<Programme> programmes = new ArrayList<>();
    for (JsonNode node : nodes) {
      List<Integer> tracks = new ArrayList<>();
      node.path("tracks").forEach(track -> tracks.add(track.asInt(0)));
      programmes.add(
          new Programme(
              node.path("number").asInt(0),
              node.path("name").asString(""),
              node.path("provider").asString(""),
              tracks));
    }
    return programmes;
  }

  private static List<TextTrack> texts(JsonNode nodes) {
    List<TextTrack> tracks = new ArrayList<>();
    for (JsonNode node : nodes) {
      tracks.add(
          new TextTrack(
              node.path("index").asInt(0),
              node.path("codec").asString(""),
              node.path("language").asString("")));
    }
    return tracks;
  }

  private static VideoTrack video(JsonNode node) {
    JsonNode colour = node.path("colour");
    int[] rate = fraction(node.path("frameRate").asString("25/1"), "/");
    int[] aspect = fraction(node.path("sampleAspectRatio").asString("1:1"), ":");
    return new VideoTrack(
        node.path("index").asInt(0),
        node.path("codec").asString(""),
        node.path("codecProfile").asString(""),
        node.path("width").asInt(0),
        node.path("height").asInt(0),
        // Only its name is known of a picture that is not here.
        new PixelFormat(node.path("pixelFormat").asString(""), 8, 3, 1, 1, false),
        new Colour(
            colour.path("matrix").asString(""),
            colour.path("primaries").asString(""),
            colour.path("transfer").asString(""),
            colour.path("fullRange").asBoolean(false)),
        new FrameRate(rate[0], rate[1]),
        aspect[0],
        aspect[1],
        node.path("interlaced").asBoolean(false),
        node.path("rotation").asInt(0),
        node.path("language").asString(""));
  }

  private static AudioTrack audio(JsonNode node) {
    List<String> channels = new ArrayList<>();
    node.path("channels").forEach(channel -> channels.add(channel.asString("")));
    return new AudioTrack(
        node.path("index").asInt(0),
        node.path("codec").asString(""),
        node.path("sampleRate").asInt(0),
        node.path("layout").asString(""),
        channels,
        node.path("language").asString(""));
  }

  private static int[] fraction(String text, String sign) {
    int at = text.indexOf(sign);
    if (at < 0) {
      throw new IllegalArgumentException("'" + text + "' is no fraction");
    }
    return new int[] {
      Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1))
    };
  }
}
