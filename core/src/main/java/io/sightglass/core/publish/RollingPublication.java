package io.sightglass.core.publish;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.SessionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the state of a live session is to be published while it goes on: once a period, or
 * after so many new defects. The publishing has a thread of its own; a period that ends while the
 * one before is still being published waits for the next. A listener of the session; of recordings
 * it says nothing.
 */
public final class RollingPublication implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RollingPublication.class);
  private static final Duration LEAST_PERIOD = Duration.ofSeconds(30);
  private static final long CLOSE_SECONDS = 60;

  private final Schedule schedule;
  private final InstantSource clock;
  private final IntConsumer publishing;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-rolling").daemon().factory());
  private final AtomicBoolean busy = new AtomicBoolean();
  private boolean live;
  private Instant last = Instant.EPOCH;
  private int lastDefects;
  private int part;

  /**
   * How often.
   *
   * @param every a period; at least half a minute, zero where the time is of no account
   * @param defects new ones that are worth it before the period ends; 0 where they are of no
   *     account
   */
  public record Schedule(Duration every, int defects) {

    public Schedule {
      boolean timed = every.compareTo(LEAST_PERIOD) >= 0;
      if ((!timed && !every.isZero()) || defects < 0 || (every.isZero() && defects == 0)) {
        throw new IllegalArgumentException(
            "a period of " + every + " or " + defects + " defects: at least half a minute");
      }
    }
  }

  /**
   * @param publishing publishes the session's state as the part of that number, from 1; called by
   *     one thread
   */
  public RollingPublication(Schedule schedule, InstantSource clock, IntConsumer publishing) {
    this.schedule = schedule;
    this.clock = clock;
    this.publishing = publishing;
  }

  @Override
  public void opened(StreamInfo stream) {
    live = stream.live();
    last = clock.instant();
  }

  @Override
  public void progressed(Progress progress) {
    if (!live) {
      return;
    }
    Instant now = clock.instant();
    Duration since = Duration.between(last, now);
    int fresh = progress.defects().size() - lastDefects;
    boolean time = schedule.every().isPositive() && since.compareTo(schedule.every()) >= 0;
    // However many: never a PUT a second.
    boolean many =
        schedule.defects() > 0 && fresh >= schedule.defects() && since.compareTo(LEAST_PERIOD) >= 0;
    if ((time || many) && busy.compareAndSet(false, true)) {
      last = now;
      lastDefects = progress.defects().size();
      int number = ++part;
      thread.execute(() -> publish(number));
    }
  }

  private void publish(int number) {
    try {
      publishing.accept(number);
    } catch (RuntimeException e) {
      LOG.error("Part {} was not published", number, e);
    } finally {
      busy.set(false);
    }
  }

  /** Waits until nothing is being published. */
  public void awaitIdle() throws InterruptedException {
    try {
      thread.submit(() -> {}).get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for what is being published. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Publishing a part takes longer than a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
