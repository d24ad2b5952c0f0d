package io.sightglass.core.player;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and sound of a running analysis, by reference: picture and analysis share one decoder.
 * Register it as a listener of the session and hand it to {@link Player#showLive}. Holds at most
 * {@value #MAX_CHUNKS} chunks that were not yet shown, and lets the oldest go.
 */
public final class LiveFeed implements FrameFeed, SessionListener {

  private static final int MAX_CHUNKS = 3;

  private final StreamInfo info;
  private final Deque<Deque<MediaUnit>> chunks = new ArrayDeque<>();
  private Runnable arrival = () -> {};
  private boolean ended;
  private boolean closed;

  /**
   * @param info what the session opened
   */
  public LiveFeed(StreamInfo info) {
    this.info = info;
  }

  /** Retains the chunk's pictures; called by the session's reader. */
  @Override
  public void decoded(FeatureChunk chunk) {
    Runnable tell;
    synchronized (this) {
      if (closed) {
        return;
      }
      while (chunks.size() >= MAX_CHUNKS) {
        release(chunks.removeFirst());
      }
      chunks.addLast(units(chunk));
      tell = arrival;
    }
    tell.run();
  }

  @Override
  public void ended(SessionEnd end) {
    Runnable tell;
    synchronized (this) {
      ended = true;
      tell = arrival;
    }
    tell.run();
  }

  /** Has {@code task} run, by the session's threads, whenever there is something to read. */
  synchronized void onArrival(Runnable task) {
    arrival = task;
  }

  /** Lets go of all but the newest chunk. */
  synchronized void skipToNewest() {
    while (chunks.size() > 1) {
      release(chunks.removeFirst());
    }
  }

  @Override
  public StreamInfo info() {
    return info;
  }

  @Override
  public synchronized @Nullable MediaUnit read() {
    while (!chunks.isEmpty()) {
      MediaUnit unit = chunks.getFirst().pollFirst();
      if (unit != null) {
        return unit;
      }
      chunks.removeFirst();
    }
    return null;
  }

  @Override
  public synchronized boolean ended() {
    return ended && chunks.isEmpty();
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    throw notSeekable();
  }

  @Override
  public void restart() throws MediaException {
    throw notSeekable();
  }

  @Override
  public void interrupt() {
    // Reading never blocks.
  }

  @Override
  public synchronized void close() {
    closed = true;
    chunks.forEach(LiveFeed::release);
    chunks.clear();
  }

  private static MediaException notSeekable() {
    return new MediaException(
        MediaException.Reason.UNSUPPORTED, "A live stream has no past to go to.");
  }

  private static Deque<MediaUnit> units(FeatureChunk chunk) {
    List<Timed> units = new ArrayList<>();
    for (AudioBlock block : chunk.chunk().audio()) {
      units.add(new Timed(block.time(), new MediaUnit.Sound(block)));
    }
    for (VideoFrame frame : chunk.chunk().frames()) {
      units.add(new Timed(frame.time(), new MediaUnit.Picture(frame.retain())));
    }
    // A stable sort: what is of one time stays in its own order.
    units.sort((a, b) -> a.time.compareTo(b.time));
    Deque<MediaUnit> queue = new ArrayDeque<>();
    units.forEach(u -> queue.addLast(u.unit));
    return queue;
  }

  private static void release(Deque<MediaUnit> chunk) {
    for (MediaUnit unit : chunk) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        frame.close();
      }
    }
  }

  private record Timed(MediaTime time, MediaUnit unit) {}
}
