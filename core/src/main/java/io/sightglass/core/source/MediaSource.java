package io.sightglass.core.source;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opened recording or stream. One thread at a time reads, seeks and closes; only {@link
 * #interrupt} may be called from any thread.
 */
public interface MediaSource extends AutoCloseable {

  StreamInfo info();

  /**
   * The next picture, sound or event in decoding order of the container: pictures come in
   * presentation order among themselves, sound likewise.
   *
   * @return null at the end of the programme
   * @throws MediaException where the source broke; what was read before stays good
   */
  @Nullable MediaUnit read() throws MediaException;

  /**
   * Goes on at the last key picture at or before {@code time}, or at the start. Frame numbers
   * continue right where the container's rate is constant; else use a frame index.
   *
   * @throws MediaException where the source can't seek
   */
  void seek(MediaTime time) throws MediaException;

  /**
   * Goes on at the last place from which picture {@code frame} comes out as in a decode from the
   * start. Numbers and times of what follows are the index's. Sound that lies well before that
   * picture may be left out.
   *
   * @param index of the selected video track
   * @param frame a picture that the index knows
   * @return false where only a decode from the start gets there: the source must be opened anew
   * @throws MediaException where the source can't seek
   */
  default boolean seek(FrameIndex index, int frame) throws MediaException {
    seek(index.time(frame));
    return true;
  }

  /**
   * How long what is read next has waited already, in microseconds of wall time. A source that
   * keeps nothing back for a slow reader, as a recording or a plain socket, says {@code MAX_VALUE}.
   */
  default long behindMicros() {
    return Long.MAX_VALUE;
  }

  /** What just went by, where the source is a live stream that keeps it. */
  default Optional<TimeShift> timeShift() {
    return Optional.empty();
  }

  /** Makes a blocked open or read end within 100 ms with {@code INTERRUPTED}; stays in force. */
  void interrupt();

  @Override
  void close();
}
