package io.sightglass.core.source;

import io.sightglass.core.time.TimeRange;
import java.util.Optional;

/**
 * What just went by in a live stream, kept as it came over the network, on disk and bounded. Any
 * thread calls any method while the stream's source is open.
 */
public interface TimeShift {

  /** From the oldest picture that can be gone back to, to the newest; empty before the first. */
  Optional<TimeRange> span();

  /**
   * A reader of what is kept, with a decoder of its own, at its oldest picture. It follows the
   * stream as that goes on.
   */
  ShiftedSource open();

  /**
   * Keeps a stretch as a file, without coding it again: from the last key picture at or before its
   * start. What of it is still to come is written as it comes.
   */
  Recording record(RecordingRequest request);

  /** Bytes kept. */
  long bytes();

  /** Why less is kept than was asked for, a sentence for the user; else empty. */
  String problem();
}
