package io.sightglass.core.player;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.MediaTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a recording with a decoder of the player's own. */
final class FileFeed implements FrameFeed {

  private final MediaOpener opener;
  private final MediaRequest request;
  private final Optional<GrowingFrameIndex> index;
  private final Object interruption = new Object();
  private MediaSource source;
  private boolean interrupted;
  private boolean ended;
  private boolean broken;

  /** Opens; blocks. */
  FileFeed(MediaOpener opener, MediaRequest request) throws MediaException {
    this.opener = opener;
    this.request = request;
    this.source = opener.open(request);
    this.index = source.info().live() ? Optional.empty() : opener.index(request);
  }

  @Override
  public StreamInfo info() {
    return source.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    if (ended) {
      return null;
    }
    try {
      MediaUnit unit = source.read();
      ended = unit == null;
      return unit;
    } catch (MediaException e) {
      ended = true;
      broken = true;
      throw e;
    }
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public boolean seekable() {
    return !source.info().live();
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    if (broken) {
      restart();
    }
    source.seek(time);
    ended = false;
  }

  @Override
  public FrameIndex index() {
    return index.map(GrowingFrameIndex::now).orElse(FrameIndex.EMPTY);
  }

  @Override
  public FrameIndex index(long frame, BooleanSupplier superseded) {
    return index.map(growing -> growing.await(frame, superseded)).orElse(FrameIndex.EMPTY);
  }

  @Override
  public void seek(FrameIndex known, int frame) throws MediaException {
    if (broken) {
      restart();
    }
    if (!source.seek(known, frame)) {
      restart();
    }
    ended = false;
  }

  @Override
  public void restart() throws MediaException {
    MediaSource fresh = opener.open(request);
    synchronized (interruption) {
      source.close();
      source = fresh;
      if (interrupted) {
        source.interrupt();
      }
    }
    ended = false;
    broken = false;
  }

  @Override
  public void interrupt() {
    synchronized (interruption) {
      interrupted = true;
      source.interrupt();
    }
  }

  @Override
  public void close() {
    index.ifPresent(GrowingFrameIndex::close);
    synchronized (interruption) {
      source.close();
    }
  }
}
