package io.sightglass.desktop.player;

import io.sightglass.core.feature.ActivePicture;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.VideoFrame;
import java.util.Optional;
import java.util.Set;

/**
 * What a picture on screen was before it was scaled.
 *
 * @param number its number, or −1 where there is none
 * @param timeMicros its presentation time
 * @param width samples
 * @param height lines
 * @param active the part of it that is no bar, where that was asked for
 */
record PictureFacts(
    long number, long timeMicros, int width, int height, Optional<ActivePicture> active) {

  static final PictureFacts NONE = new PictureFacts(-1, 0, 0, 0, Optional.empty());

  /**
   * @param border whether the active picture is asked for
   */
  static PictureFacts of(VideoFrame frame, boolean border) {
    return new PictureFacts(
        frame.number(),
        frame.time().micros(),
        frame.width(),
        frame.height(),
        border ? active(frame) : Optional.empty());
  }

  private static Optional<ActivePicture> active(VideoFrame frame) {
    try (SharedPass pass = new SharedPass(Set.of(ActivePicture.FEATURE))) {
      return Optional.ofNullable(pass.frame(frame).get(ActivePicture.FEATURE))
          .filter(found -> !found.allBlack());
    }
  }
}
