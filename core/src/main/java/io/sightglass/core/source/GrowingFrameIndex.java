package io.sightglass.core.source;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A frame index while it is built in the background: readers look at its newest snapshot, or wait
 * for one that reaches far enough. Thread-safe; whoever asked for it closes it, which ends the
 * building.
 */
public final class GrowingFrameIndex implements AutoCloseable {

  private static final long POLL_MILLIS = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private FrameIndex newest = FrameIndex.EMPTY;
  private boolean finished;
  private String problem = "";
  private Runnable stop = () -> {};
  private boolean closed;

  /** The newest snapshot. */
  public FrameIndex now() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** True where nothing will be added: it is complete, could not be built, or was closed. */
  public boolean finished() {
    lock.lock();
    try {
      return finished || closed;
    } finally {
      lock.unlock();
    }
  }

  /** A sentence where the index could not be built to the end, else empty. */
  public String problem() {
    lock.lock();
    try {
      return problem;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until picture {@code frame} is known, or will never be, or the wait is pointless.
   *
   * @param superseded polled: true ends the wait
   * @return the newest snapshot
   */
  public FrameIndex await(long frame, BooleanSupplier superseded) {
    lock.lock();
    try {
      while (newest.size() <= frame && !finished && !closed && !superseded.getAsBoolean()) {
        grown.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return now();
  }

  /** Waits for the last snapshot. */
  public FrameIndex awaitAll() {
    return await(Long.MAX_VALUE, () -> false);
  }

  /** Called by the builder: there is more. */
  public void grow(FrameIndex snapshot) {
    tell(snapshot, snapshot.complete(), "");
  }

  /**
   * Called by the builder: nothing will be added.
   *
   * @param sentence why it is not complete
   */
  public void fail(String sentence) {
    tell(now(), true, sentence);
  }

  private void tell(FrameIndex snapshot, boolean last, String sentence) {
    lock.lock();
    try {
      newest = snapshot;
      finished = last;
      problem = sentence;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Called by the builder.
   *
   * @param task ends the building at once; any thread
   */
  public void onClose(Runnable task) {
    boolean now;
    lock.lock();
    try {
      stop = task;
      now = closed;
    } finally {
      lock.unlock();
    }
    if (now) {
      task.run();
    }
  }

  @Override
  public void close() {
    Runnable task;
    lock.lock();
    try {
      closed = true;
      task = stop;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    task.run();
  }
}
