package io.sightglass.core.player;

import io.sightglass.core.media.VideoFrame;

/** Shows pictures. */
public interface VideoSurface {

  /**
   * Shows a picture from now on. Called by the player's thread; the frame is borrowed for the call
   * ({@link VideoFrame#retain} it to convert it later). Returns quickly.
   */
  void show(VideoFrame frame);
}
