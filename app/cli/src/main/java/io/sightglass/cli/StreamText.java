package io.sightglass.cli;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import java.util.ArrayList;
import java.util.List;

/** Streams in a few words. */
final class StreamText {

  private StreamText() {}

  /** One line: picture, sound and length. */
  static String summary(StreamInfo stream) {
    List<String> parts = new ArrayList<>();
    stream.selectedVideo().ifPresent(track -> parts.add(video(track)));
    stream.selectedAudio().ifPresent(track -> parts.add(audio(track)));
    parts.add(
        stream.live() || stream.durationMicros() < 0
            ? "live"
            : TimeText.ofMicros(stream.durationMicros()));
    return String.join(", ", parts);
  }

  static String video(VideoTrack track) {
    return track.codec()
        + " "
        + track.width()
        + "x"
        + track.height()
        + (track.interlaced() ? "i" : "")
        + " at "
        + track.rate()
        + "/s";
  }

  /** How its samples lie and what they mean. */
  static String picture(VideoTrack track) {
    Colour colour = track.colour();
    List<String> parts = new ArrayList<>(List.of(track.format().name(), colour.matrix()));
    if (!colour.primaries().equals(colour.matrix())) {
      parts.add(colour.primaries() + " primaries");
    }
    if (!colour.transfer().equals(colour.matrix())) {
      parts.add(colour.transfer() + " transfer");
    }
    parts.add(colour.fullRange() ? "full range" : "limited range");
    if (track.sarNumerator() != track.sarDenominator()) {
      parts.add("samples " + track.sarNumerator() + ":" + track.sarDenominator());
    }
    if (track.rotation() != 0) {
      parts.add("turned by " + track.rotation() + "°");
    }
    return String.join(", ", parts);
  }

  static String audio(AudioTrack track) {
    return track.codec() + " " + track.sampleRate() + " Hz " + track.layout();
  }
}
