package io.sightglass.desktop.player;

import io.sightglass.core.media.VideoFrame;

/**
 * What a picture on screen was before it was scaled.
 *
 * @param number its number, or −1 where there is none
 * @param timeMicros its presentation time
 * @param width samples
 * @param height lines
 */
record PictureFacts(long number, long timeMicros, int width, int height) {

  static final PictureFacts NONE = new PictureFacts(-1, 0, 0, 0);

  static PictureFacts of(VideoFrame frame) {
    return new PictureFacts(frame.number(), frame.time().micros(), frame.width(), frame.height());
  }
}
