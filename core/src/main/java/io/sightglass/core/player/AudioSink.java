package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;

/** Sounds. All methods are called by the player's thread, but for {@link #positionMicros}. */
public interface AudioSink extends AutoCloseable {

  /**
   * Takes a device for the format.
   *
   * @return false where there is none: the wall clock then drives playback, without sound
   */
  boolean open(int sampleRate, int channels);

  /** Blocks until the device takes the block. */
  void write(AudioBlock block);

  /** Microseconds really sounded since {@link #open} or {@link #flush}. Any thread. */
  long positionMicros();

  void pause();

  void resume();

  /** Drops what has not sounded yet, and starts counting anew. */
  void flush();

  @Override
  void close();
}
