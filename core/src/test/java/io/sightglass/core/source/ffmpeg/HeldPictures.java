package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.Units;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a clip with some pictures held open all the while. */
final class HeldPictures {

  private HeldPictures() {}

  /** Checksums taken when each picture is {@code held} pictures old. */
  static List<Units.Picture> read(Path clip, int held) throws MediaException {
    List<Units.Picture> pictures = new ArrayList<>();
    ArrayDeque<VideoFrame> open = new ArrayDeque<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      for (@Nullable MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          open.add(frame);
        }
        if (open.size() > held) {
          pictures.add(closed(open.remove()));
        }
      }
    }
    // Pictures outlive their decoder.
    open.forEach(frame -> pictures.add(closed(frame)));
    return pictures;
  }

  private static Units.Picture closed(VideoFrame frame) {
    try (frame) {
      return new Units.Picture(frame.number(), frame.time().micros(), Units.hash(frame));
    }
  }
}
