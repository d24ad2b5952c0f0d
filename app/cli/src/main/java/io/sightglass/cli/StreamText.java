package io.sightglass.cli;

import io.sightglass.core.media.AudioTrack;
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

  static String audio(AudioTrack track) {
    return track.codec() + " " + track.sampleRate() + " Hz " + track.layout();
  }
}
