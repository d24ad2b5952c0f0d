package io.sightglass.core.source.ffmpeg;

/** What an input may ask of this machine: its headers are not to be trusted. */
final class Bounds {

  /** Of a picture: a little more than 16K (15,360 × 8640) has. */
  static final long PIXELS = 1L << 27;

  /** Of a container; a multiplex of many programmes has a few hundred. */
  static final int TRACKS = 1000;

  /** Decoded side by side; a programme in 40 languages has fewer. */
  static final int AUDIO_TRACKS = 64;

  private Bounds() {}
}
