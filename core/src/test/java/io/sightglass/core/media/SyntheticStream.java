package io.sightglass.core.media;

import io.sightglass.core.time.FrameRate;
import java.util.List;
import java.util.Optional;

/** What a source says of itself, for tests. */
public final class SyntheticStream {

  private SyntheticStream() {}

  /** A recording with one 8-bit 4:2:0 video track, stream 0, and no sound. */
  public static StreamInfo video(int width, int height, int perSecond) {
    VideoTrack track =
        new VideoTrack(
            0,
            "h264",
            "",
            width,
            height,
            PixelFormat.YUV420P,
            Colour.UNKNOWN,
            new FrameRate(perSecond, 1),
            1,
            1,
            false,
            0,
            "");
    return new StreamInfo(
        "synthetic",
        "synthetic",
        false,
        -1,
        0,
        List.of(track),
        List.of(),
        Optional.of(track),
        Optional.empty(),
        Optional.empty());
  }
}
