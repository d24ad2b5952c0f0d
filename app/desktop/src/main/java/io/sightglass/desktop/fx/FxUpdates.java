package io.sightglass.desktop.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Brings updates from any thread to the screen's. At most one is pending: a newer one takes its
 * place, so a burst costs the screen one update. Each kind of update has an instance of its own.
 */
public final class FxUpdates implements Executor {

  private final AtomicReference<@Nullable Runnable> pending = new AtomicReference<>();

  /** Has {@code latest} run on the screen's thread soon, unless a newer one comes before. */
  @Override
  public void execute(Runnable latest) {
    if (pending.getAndSet(latest) == null) {
      Platform.runLater(this::run);
    }
  }

  private void run() {
    Runnable latest = pending.getAndSet(null);
    if (latest != null) {
      latest.run();
    }
  }
}
