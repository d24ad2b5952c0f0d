package io.sightglass.core.source.ffmpeg;

/** Bits of {@code AVFrame.flags} (libavutil/frame.h), which the presets leave out. */
final class FrameFlags {

  static final int CORRUPT = 1;
  static final int KEY = 1 << 1;
  static final int INTERLACED = 1 << 3;
  static final int TOP_FIELD_FIRST = 1 << 4;

  private FrameFlags() {}
}
