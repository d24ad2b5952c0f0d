package io.sightglass.core.media;

import io.sightglass.core.time.TimeRange;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One second (a setting) of a programme: its pictures and sound by reference, and what happened to
 * the stream meanwhile. The creator holds the first reference; each {@link #retain} adds one, each
 * {@link #close} takes one away, and the last one closes the pictures. Any thread may read an open
 * chunk; a use after the last close throws {@link IllegalStateException}.
 */
public final class Chunk implements AutoCloseable {

  private final long index;
  private final TimeRange range;
  private final List<VideoFrame> frames;
  private final List<AudioBlock> audio;
  private final List<StreamEvent> events;
  private final AtomicInteger references = new AtomicInteger(1);

  /**
   * Takes over the frames: they are closed with the last reference.
   *
   * @param index count from zero; a dropped chunk leaves a hole
   * @param range presentation times covered, half-open; chunks of a continuous stream abut
   * @param frames in presentation order
   * @param audio in presentation order, by track
   * @param events in order of occurrence
   */
  public Chunk(
      long index,
      TimeRange range,
      List<VideoFrame> frames,
      List<AudioBlock> audio,
      List<StreamEvent> events) {
    this.index = index;
    this.range = range;
    this.frames = List.copyOf(frames);
    this.audio = List.copyOf(audio);
    this.events = List.copyOf(events);
  }

  public long index() {
    return index;
  }

  public TimeRange range() {
    return range;
  }

  /** Borrowed until the caller's reference is closed. */
  public List<VideoFrame> frames() {
    requireOpen();
    return frames;
  }

  public List<AudioBlock> audio() {
    return audio;
  }

  /** Those blocks that come from the track of that stream index, in presentation order. */
  public List<AudioBlock> audio(int track) {
    return audio.stream().filter(block -> block.track().index() == track).toList();
  }

  public List<StreamEvent> events() {
    return events;
  }

  /** Adds a reference; the caller closes it. */
  public Chunk retain() {
    if (references.getAndUpdate(n -> n > 0 ? n + 1 : 0) == 0) {
      throw closed();
    }
    return this;
  }

  /** Takes one reference away; the last one gives the native memory back. */
  @Override
  public void close() {
    int before = references.getAndUpdate(n -> n > 0 ? n - 1 : 0);
    if (before == 0) {
      throw closed();
    }
    if (before == 1) {
      frames.forEach(VideoFrame::close);
    }
  }

  private void requireOpen() {
    if (references.get() == 0) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException("chunk " + index + " is closed");
  }
}
