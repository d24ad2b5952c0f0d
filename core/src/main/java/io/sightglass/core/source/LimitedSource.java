package io.sightglass.core.source;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source whose programme ends early: for a stream that has no end of its own. */
public final class LimitedSource implements MediaSource {

  private final MediaSource source;
  private final MediaTime end;
  private boolean ended;

  /**
   * @param source taken over
   * @param end pictures and sound that begin at or after it are left out
   */
  public LimitedSource(MediaSource source, MediaTime end) {
    this.source = source;
    this.end = end;
  }

  @Override
  public StreamInfo info() {
    return source.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    boolean pictures = info().selectedVideo().isPresent();
    while (!ended) {
      MediaUnit unit = source.read();
      switch (unit) {
        case null -> ended = true;
        case MediaUnit.Picture(var frame) when !frame.time().isBefore(end) -> {
          frame.close();
          ended = true;
        }
        case MediaUnit.Sound(var block) when !block.time().isBefore(end) -> ended = !pictures;
        default -> {
          return unit;
        }
      }
    }
    return null;
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    ended = false;
    source.seek(time);
  }

  @Override
  public long behindMicros() {
    return source.behindMicros();
  }

  @Override
  public Optional<TimeShift> timeShift() {
    return source.timeShift();
  }

  @Override
  public void interrupt() {
    source.interrupt();
  }

  @Override
  public void close() {
    source.close();
  }
}
