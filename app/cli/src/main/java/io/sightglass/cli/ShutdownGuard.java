package io.sightglass.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ctrl-C and SIGTERM end a command cleanly: the work at hand is stopped, its partial result
 * written, and the process ends with the command's own exit code.
 */
final class ShutdownGuard {

  /** A process that was told to end should not be killed for being slow. */
  private static final long GRACE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int code = ExitCode.FAILED;
  private @Nullable Runnable stop;
  private boolean shuttingDown;

  /** To be registered with the runtime. */
  Thread hook() {
    return new Thread(this::shutDown, "sightglass-shutdown");
  }

  /** Calls {@code action} when the process is told to end, at once where it was already. */
  synchronized void onShutdown(Runnable action) {
    stop = action;
    if (shuttingDown) {
      action.run();
    }
  }

  /** The command is done and its output is written. */
  void finished(int exitCode) {
    code = exitCode;
    finished.countDown();
  }

  private void shutDown() {
    if (finished.getCount() == 0) {
      return;
    }
    synchronized (this) {
      shuttingDown = true;
      if (stop == null) {
        return;
      }
      stop.run();
    }
    try {
      if (finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // The code of a process that ends by a signal is not ours otherwise.
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
