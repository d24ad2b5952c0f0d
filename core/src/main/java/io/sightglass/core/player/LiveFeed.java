package io.sightglass.core.player;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.ShiftedSource;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and sound of a running analysis, by reference: picture and analysis share one decoder.
 * Register it as a listener of the session and hand it to {@link Player#showLive}. Holds at most
 * {@value #MAX_CHUNKS} chunks that were not yet shown, and lets the oldest go.
 *
 * <p>Where the session keeps its stream's past, that can be gone back to: it is decoded anew, by a
 * decoder of its own, until the player returns to what comes now. A pause that outlasts what is
 * held goes on from the past too.
 */
public final class LiveFeed implements FrameFeed, SessionListener {

  private static final int MAX_CHUNKS = 3;
  private static final MediaTime NEVER = new MediaTime(Long.MIN_VALUE / 2);

  private final StreamInfo info;
  private final Supplier<Optional<TimeShift>> timeShift;
  private final Deque<Deque<MediaUnit>> chunks = new ArrayDeque<>();
  private Runnable arrival = () -> {};
  private boolean ended;
  private boolean closed;
  // Time stands still: what is let go of now will be wanted.
  private boolean held;
  private boolean missed;
  private volatile boolean shifted;
  // Player's thread only.
  private @Nullable ShiftedSource past;
  // What comes before these was delivered already, and is not delivered again.
  private MediaTime shownTo = NEVER;
  private MediaTime heardTo = NEVER;

  /**
   * @param info what the session opened
   */
  public LiveFeed(StreamInfo info) {
    this(info, Optional::empty);
  }

  /**
   * @param timeShift the session's {@link io.sightglass.core.pipeline.AnalysisSession#timeShift}
   */
  public LiveFeed(StreamInfo info, Supplier<Optional<TimeShift>> timeShift) {
    this.info = info;
    this.timeShift = timeShift;
  }

  /** Retains the chunk's pictures; called by the session's reader. */
  @Override
  public void decoded(FeatureChunk chunk) {
    Runnable tell;
    synchronized (this) {
      if (closed) {
        return;
      }
      // While the past is looked at, one is enough to return to.
      int most = shifted ? 1 : MAX_CHUNKS;
      while (chunks.size() >= most) {
        release(chunks.removeFirst());
        missed |= held;
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

  @Override
  public StreamInfo info() {
    return info;
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    ShiftedSource source = past;
    while (true) {
      MediaUnit unit = source == null ? poll() : source.poll();
      switch (unit) {
        case MediaUnit.Picture(VideoFrame frame) when !shownTo.isBefore(frame.time()) ->
            frame.close();
        case MediaUnit.Sound(AudioBlock block) when block.time().isBefore(heardTo) -> {}
        case MediaUnit.Picture(VideoFrame frame) -> {
          shownTo = frame.time();
          return unit;
        }
        case MediaUnit.Sound(AudioBlock block) -> {
          heardTo = block.time().plus(1);
          return unit;
        }
        case null, default -> {
          return unit;
        }
      }
    }
  }

  private void forgetWhatWasShown() {
    shownTo = NEVER;
    heardTo = NEVER;
  }

  private synchronized @Nullable MediaUnit poll() {
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
  public boolean ended() {
    ShiftedSource source = past;
    if (source != null) {
      return source.ended();
    }
    synchronized (this) {
      return ended && chunks.isEmpty();
    }
  }

  @Override
  public boolean seekable() {
    return timeShift.get().flatMap(TimeShift::span).isPresent();
  }

  @Override
  public synchronized boolean live() {
    return !shifted && !(missed && seekable());
  }

  @Override
  public boolean skipsGaps() {
    return true;
  }

  @Override
  public void playing(boolean runs) {
    boolean behind;
    synchronized (this) {
      held = !runs;
      behind = runs && missed && !shifted && seekable();
      missed &= !runs;
    }
    if (behind) {
      seekBehind(shownTo);
    }
  }

  // Goes on after what was shown last, as if nothing had been let go.
  private void seekBehind(MediaTime time) {
    ShiftedSource source = openPast();
    if (source != null) {
      try {
        source.seek(time);
      } catch (MediaException e) {
        goLive();
      }
    }
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    ShiftedSource source = openPast();
    if (source == null) {
      throw new MediaException(
          MediaException.Reason.UNSUPPORTED, "This live stream has no past to go to.");
    }
    source.seek(time);
    forgetWhatWasShown();
  }

  private @Nullable ShiftedSource openPast() {
    ShiftedSource source = past;
    if (source == null) {
      source = timeShift.get().map(TimeShift::open).orElse(null);
      past = source;
      shifted = source != null;
    }
    return source;
  }

  @Override
  public void restart() throws MediaException {
    seek(MediaTime.ZERO);
  }

  @Override
  public void goLive() {
    closePast();
    forgetWhatWasShown();
    synchronized (this) {
      missed = false;
      while (chunks.size() > 1) {
        release(chunks.removeFirst());
      }
    }
  }

  @Override
  public Optional<PlayerState.Shift> shift() {
    boolean now = live();
    return timeShift
        .get()
        .flatMap(kept -> kept.span().map(span -> new PlayerState.Shift(span, now, kept.problem())));
  }

  @Override
  public void interrupt() {
    // Reading never blocks.
  }

  private void closePast() {
    ShiftedSource source = past;
    past = null;
    shifted = false;
    if (source != null) {
      source.close();
    }
  }

  @Override
  public void close() {
    closePast();
    synchronized (this) {
      closed = true;
      chunks.forEach(LiveFeed::release);
      chunks.clear();
    }
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
