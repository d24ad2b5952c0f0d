package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.time.MediaTime;

/** The presentation time, in the container's microseconds, of the first picture. Set once. */
final class Zero {

  private long micros;
  private boolean known;

  boolean known() {
    return known;
  }

  void set(long containerMicros) {
    micros = containerMicros;
    known = true;
  }

  MediaTime time(long containerMicros) {
    return new MediaTime(containerMicros - micros);
  }

  long container(MediaTime time) {
    return time.micros() + micros;
  }
}
