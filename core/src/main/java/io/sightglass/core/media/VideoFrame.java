package io.sightglass.core.media;

import io.sightglass.core.time.MediaTime;
import java.lang.foreign.MemorySegment;

/**
 * A decoded picture: an immutable view of the decoder's own memory. Any thread may read it while it
 * is open. Whoever got it from a {@link Chunk} borrows it; whoever called {@link #retain} or took
 * it from a source owns that handle and closes it. A closed handle gives no planes, and those of a
 * picture whose handles are all closed throw {@link IllegalStateException} when touched.
 */
public interface VideoFrame extends AutoCloseable {

  /** Presentation time. */
  MediaTime time();

  /** Duration in microseconds as the stream says, or the nominal frame period. */
  long durationMicros();

  /**
   * Count from zero in presentation order since the start of the decode; the picture's number in
   * the programme where the decode began at its start.
   */
  long number();

  int width();

  int height();

  PixelFormat format();

  Colour colour();

  /** I, P or B as the codec says; {@code ?} where it does not. */
  char pictureType();

  boolean keyFrame();

  boolean interlaced();

  boolean topFieldFirst();

  /**
   * Bytes of the packet that it was decoded from, of the one sent last where fields are coded
   * apart; 0 where that is not known.
   */
  default int codedBytes() {
    return 0;
  }

  /** Whether it carries CEA-608 or CEA-708 captions. */
  default boolean captions() {
    return false;
  }

  /** What the decoder and the demuxer said about this picture's integrity. */
  DecodeFlags flags();

  /** Read-only samples of {@code plane}, {@link #stride} bytes a row, no header. */
  MemorySegment plane(int plane);

  /** Bytes from one row of {@code plane} to the next; positive. */
  int stride(int plane);

  /** A new handle on the same pixels with a life of its own: no copy. */
  VideoFrame retain();

  /** Gives this handle back; the pixels go with the last one. Closing twice is harmless. */
  @Override
  void close();
}
