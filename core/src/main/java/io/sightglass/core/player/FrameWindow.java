package io.sightglass.core.player;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pictures around the playhead, in presentation order: some behind it, for stepping back,
 * the current one, and some ahead. The last is always the one that was decoded last, so that
 * reading on continues it. Owns its pictures. Player's thread only.
 */
final class FrameWindow implements AutoCloseable {

  private final long budgetBytes;
  private final List<VideoFrame> frames = new ArrayList<>();
  private int current = -1;
  private long bytes;

  /**
   * @param budgetBytes bound of the pictures behind the playhead and up to it; at least the current
   *     picture is kept
   */
  FrameWindow(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  /** Takes the picture over, as the last. */
  void append(VideoFrame frame) {
    frames.add(frame);
    bytes += size(frame);
    trim();
  }

  @Nullable VideoFrame current() {
    return current < 0 ? null : frames.get(current);
  }

  /** The picture after the current one (the first where none is current). */
  @Nullable VideoFrame next() {
    return current + 1 < frames.size() ? frames.get(current + 1) : null;
  }

  /** The picture before the current one. */
  @Nullable VideoFrame previous() {
    return current <= 0 ? null : frames.get(current - 1);
  }

  @Nullable VideoFrame first() {
    return frames.isEmpty() ? null : frames.getFirst();
  }

  @Nullable VideoFrame last() {
    return frames.isEmpty() ? null : frames.getLast();
  }

  /** Pictures after the current one. */
  int ahead() {
    return frames.size() - 1 - current;
  }

  /** True where the pictures ahead take so much memory that no more may be read. */
  boolean fullAhead() {
    long held = 0;
    for (VideoFrame frame : frames.subList(current + 1, frames.size())) {
      held += size(frame);
    }
    return held >= budgetBytes / 2;
  }

  boolean forward() {
    if (current + 1 >= frames.size()) {
      return false;
    }
    current++;
    trim();
    return true;
  }

  boolean back() {
    if (current <= 0) {
      return false;
    }
    current--;
    return true;
  }

  /**
   * Makes the picture on screen at {@code time} the current one, where the window can tell: it
   * can't for a time after its last picture's start, as a picture may follow within it.
   */
  boolean moveTo(MediaTime time) {
    if (frames.isEmpty() || time.isBefore(frames.getFirst().time())) {
      return false;
    }
    VideoFrame last = frames.getLast();
    if (last.time().isBefore(time)) {
      return false;
    }
    int index = frames.size() - 1;
    while (time.isBefore(frames.get(index).time())) {
      index--;
    }
    current = index;
    return true;
  }

  void moveToLast() {
    current = frames.size() - 1;
    trim();
  }

  /** Closes all pictures. */
  void clear() {
    frames.forEach(VideoFrame::close);
    frames.clear();
    current = -1;
    bytes = 0;
  }

  @Override
  public void close() {
    clear();
  }

  private void trim() {
    int evicted = 0;
    while (bytes > budgetBytes && evicted < current) {
      VideoFrame oldest = frames.get(evicted++);
      bytes -= size(oldest);
      oldest.close();
    }
    if (evicted > 0) {
      frames.subList(0, evicted).clear();
      current -= evicted;
    }
  }

  private static long size(VideoFrame frame) {
    long size = 0;
    for (int plane = 0; plane < frame.format().planes(); plane++) {
      size += frame.plane(plane).byteSize();
    }
    return size;
  }
}
