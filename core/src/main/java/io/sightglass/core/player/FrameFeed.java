package io.sightglass.core.player;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where a player's pictures and sound come from. Called by the player's thread. */
interface FrameFeed extends AutoCloseable {

  StreamInfo info();

  /**
   * The next picture (the caller's to close), sound or event.
   *
   * @return null where there is none: for good where {@link #ended}, else for now
   * @throws MediaException where the source broke
   */
  @Nullable MediaUnit read() throws MediaException;

  /** True where nothing will follow. */
  boolean ended();

  /** True where {@link #seek} and {@link #restart} work. */
  boolean seekable();

  /** True while it delivers what has just come, and the past is not looked at. */
  default boolean live() {
    return false;
  }

  /**
   * True where holes in time are passed over at once: nobody waits again for a stream to be back.
   */
  default boolean skipsGaps() {
    return false;
  }

  /** Time runs from now on, or stands still. */
  default void playing(boolean runs) {}

  /** Goes on with what comes next, wherever it was; does nothing in a recording. */
  default void goLive() {}

  /** What can be gone back to in a live stream. */
  default Optional<PlayerState.Shift> shift() {
    return Optional.empty();
  }

  /** Goes on at a key picture, as a rule at or before {@code time}. */
  void seek(MediaTime time) throws MediaException;

  /** What is known by now of where pictures are; empty where there is no index. */
  default FrameIndex index() {
    return FrameIndex.EMPTY;
  }

  /**
   * Waits until the index knows picture {@code frame}, or never will.
   *
   * @param superseded polled: true ends the wait
   */
  default FrameIndex index(long frame, BooleanSupplier superseded) {
    return index();
  }

  /** Goes on where picture {@code frame} of the index is reached from. */
  default void seek(FrameIndex index, int frame) throws MediaException {
    seek(index.time(frame));
  }

  /** Goes on at the very first picture. */
  void restart() throws MediaException;

  /** Makes a blocked call end; stays in force. Any thread. */
  void interrupt();

  @Override
  void close();
}
