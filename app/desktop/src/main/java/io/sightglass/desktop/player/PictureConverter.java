package io.sightglass.desktop.player;

import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.player.VideoSurface;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the player's pictures into the screen's, on a thread of its own. Four slots are in
 * rotation: one is filled while another is shown and the last ones may still be read by the
 * renderer. Where the screen is slower than the player, pictures in between are left out.
 *
 * <p>The player's thread calls {@link #show}; the screen's thread {@link #resize}, {@link #take}
 * and {@link #giveBack}; any thread {@link #redraw} and {@link #close}.
 */
final class PictureConverter implements VideoSurface, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PictureConverter.class);

  /** A slot is in use for two pulses after it was shown last; one more is shown, one is filled. */
  private static final int SLOTS = 4;

  private final Supplier<PictureScaler> scalers;
  private final Runnable ready;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-picture").daemon().factory());
  private final BlockingQueue<PictureSlot> free = new ArrayBlockingQueue<>(SLOTS);
  private final AtomicReference<@Nullable PictureSlot> finished = new AtomicReference<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Object lock = new Object();
  private @Nullable VideoFrame latest;
  private @Nullable VideoFrame previous;
  private boolean closed;
  private volatile int maxWidth = 2;
  private volatile int maxHeight = 2;
  private volatile PictureLayer layer = PictureLayer.PLAIN;
  private volatile boolean borderWanted;
  private final AtomicLong shown = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();

  // The converter's thread alone.
  private @Nullable PictureScaler scaler;

  /**
   * @param scalers makes a scaler, for the converter's thread
   * @param ready called on the converter's thread when a picture can be taken
   */
  PictureConverter(Supplier<PictureScaler> scalers, Runnable ready) {
    this.scalers = scalers;
    this.ready = ready;
    for (int i = 0; i < SLOTS; i++) {
      free.add(new PictureSlot(2, 2));
    }
  }

  @Override
  public void show(VideoFrame frame) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      keep(frame.retain());
    }
    if (!schedule()) {
      leftOut.incrementAndGet();
    }
  }

  // The same picture again leaves the one before it.
  private void keep(VideoFrame frame) {
    VideoFrame old = latest;
    if (old != null && old.number() == frame.number()) {
      old.close();
    } else {
      if (previous != null) {
        previous.close();
      }
      previous = old;
    }
    latest = frame;
  }

  /** Pictures need be no larger than this from now on; the one on screen is converted anew. */
  void resize(int width, int height) {
    if (width != maxWidth || height != maxHeight) {
      maxWidth = width;
      maxHeight = height;
      redraw();
    }
  }

  /** Shows another layer from now on. */
  void setLayer(PictureLayer wanted) {
    layer = wanted;
    redraw();
  }

  /** Has the border of the active picture found, or no longer. */
  void setBorderWanted(boolean wanted) {
    borderWanted = wanted;
    redraw();
  }

  /** A handle of one's own on the latest picture; null where there is none. Any thread. */
  @Nullable VideoFrame latest() {
    synchronized (lock) {
      return latest == null ? null : latest.retain();
    }
  }

  /** Converts the latest picture once more. */
  void redraw() {
    schedule();
  }

  /** Forgets the latest picture: nothing is open. */
  void clear() {
    synchronized (lock) {
      if (latest != null) {
        latest.close();
        latest = null;
      }
      if (previous != null) {
        previous.close();
        previous = null;
      }
    }
    PictureSlot slot = finished.getAndSet(null);
    if (slot != null) {
      free.add(slot);
    }
  }

  /** The newest finished picture, which is the caller's to give back; null where there is none. */
  @Nullable PictureSlot take() {
    PictureSlot slot = finished.getAndSet(null);
    if (slot != null) {
      shown.incrementAndGet();
    }
    return slot;
  }

  void giveBack(PictureSlot slot) {
    free.add(slot);
  }

  /** Pictures that were handed to the screen. */
  long shown() {
    return shown.get();
  }

  /** Pictures that the next one replaced before the screen took them. */
  long leftOut() {
    return leftOut.get();
  }

  private boolean schedule() {
    if (!scheduled.compareAndSet(false, true)) {
      return false;
    }
    try {
      thread.execute(this::convertLatest);
    } catch (RejectedExecutionException e) {
      LOG.debug("A picture came after the end");
    }
    return true;
  }

  private void convertLatest() {
    PictureSlot slot = null;
    try {
      slot = freeSlot();
      scheduled.set(false);
      if (slot != null) {
        slot = convert(slot);
      }
    } catch (InterruptedException e) {
      // Only close() interrupts, and then the thread has nothing left to do.
      scheduled.set(false);
    } catch (RuntimeException e) {
      LOG.error("A picture cannot be shown", e);
    } finally {
      if (slot != null) {
        free.add(slot);
      }
    }
  }

  // The screen gives slots back with its next pulses; a window that is not drawn gives none.
  private @Nullable PictureSlot freeSlot() throws InterruptedException {
    PictureSlot slot = free.poll(500, TimeUnit.MILLISECONDS);
    return slot == null ? finished.getAndSet(null) : slot;
  }

  /** Returns the slot that is left over, if any. */
  private @Nullable PictureSlot convert(PictureSlot slot) {
    VideoFrame frame;
    VideoFrame before;
    synchronized (lock) {
      if (latest == null) {
        return slot;
      }
      frame = latest.retain();
      before = previous == null ? null : previous.retain();
    }
    try (frame;
        before) {
      PictureLayer wanted = layer;
      PictureSlot fitting = fit(slot, frame, wanted);
      if (scaler == null) {
        scaler = scalers.get();
      }
      scaler.toBgra(frame, fitting.memory(), fitting.width(), fitting.height(), fitting.stride());
      paint(wanted, frame, before, fitting);
      fitting.describe(PictureFacts.of(frame, borderWanted));
      PictureSlot passed = finished.getAndSet(fitting);
      if (passed != null && passed.facts().number() != frame.number()) {
        leftOut.incrementAndGet();
      }
      ready.run();
      return passed;
    }
  }

  private static void paint(
      PictureLayer layer, VideoFrame frame, @Nullable VideoFrame before, PictureSlot slot) {
    switch (layer) {
      case PLAIN -> {}
      case CLIPPED -> LayerPainter.clipped(frame, slot);
      case GAMUT -> LayerPainter.gamut(frame, slot);
      case BLOCKS -> {
        if (before != null && follows(frame, before)) {
          LayerPainter.blocks(frame, before, slot);
        }
      }
      case DIFFERENCE -> {
        if (before != null && follows(frame, before)) {
          LayerPainter.difference(frame, before, slot);
        }
      }
      case UPPER_FIELD -> LayerPainter.field(slot, 0);
      case LOWER_FIELD -> LayerPainter.field(slot, 1);
    }
  }

  // After a jump there is nothing to hold the picture against: it stays as it is.
  private static boolean follows(VideoFrame frame, VideoFrame before) {
    return before.number() == frame.number() - 1
        && before.width() == frame.width()
        && before.height() == frame.height();
  }

  // Smaller where the screen shows it smaller, as that is what it costs to upload; never larger.
  // Fields need each line.
  private PictureSlot fit(PictureSlot slot, VideoFrame frame, PictureLayer wanted) {
    boolean fields = wanted == PictureLayer.UPPER_FIELD || wanted == PictureLayer.LOWER_FIELD;
    int width = even(Math.min(frame.width(), maxWidth));
    int height = even(fields ? frame.height() : Math.min(frame.height(), maxHeight));
    return slot.fits(width, height) ? slot : new PictureSlot(width, height);
  }

  private static int even(int size) {
    return Math.max(2, (size + 1) / 2 * 2);
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    clear();
    try {
      thread.execute(this::closeScaler);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closed twice");
    }
    thread.shutdown();
  }

  private void closeScaler() {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
  }
}
