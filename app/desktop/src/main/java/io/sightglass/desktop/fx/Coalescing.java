package io.sightglass.desktop.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time on another executor; of those that wait only the newest is run. For work
 * that a newer wish makes pointless.
 */
public final class Coalescing implements Executor {

  private final Executor executor;
  private final AtomicReference<@Nullable Runnable> pending = new AtomicReference<>();
  private final AtomicBoolean running = new AtomicBoolean();

  public Coalescing(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable latest) {
    pending.set(latest);
    schedule();
  }

  private void schedule() {
    if (pending.get() != null && running.compareAndSet(false, true)) {
      executor.execute(this::runPending);
    }
  }

  private void runPending() {
    try {
      Runnable task = pending.getAndSet(null);
      if (task != null) {
        task.run();
      }
    } finally {
      running.set(false);
      schedule();
    }
  }
}
