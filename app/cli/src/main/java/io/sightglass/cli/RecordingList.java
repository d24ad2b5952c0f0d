package io.sightglass.cli;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.Recording.Recorded;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says what was recorded, and waits for what is still being written. */
final class RecordingList {

  private static final long WAIT_SECONDS = 60;

  private final PrintStream err;

  RecordingList(PrintStream err) {
    this.err = err;
  }

  /** True where all were written. */
  boolean print(List<CompletableFuture<Recorded>> recordings) {
    boolean all = true;
    for (CompletableFuture<Recorded> recording : recordings) {
      all &= print(recording);
    }
    return all;
  }

  private boolean print(CompletableFuture<Recorded> recording) {
    try {
      Recorded recorded = recording.get(WAIT_SECONDS, TimeUnit.SECONDS);
      for (Path file : recorded.files()) {
        err.println(
            "Recorded "
                + file
                + ", from "
                + TimeText.of(recorded.range().start())
                + " to "
                + TimeText.of(recorded.range().end())
                + ".");
      }
      return true;
    } catch (ExecutionException e) {
      err.println(
          e.getCause() instanceof MediaException failure
              ? failure.getMessage()
              : "A recording failed unexpectedly.");
    } catch (TimeoutException e) {
      err.println("A recording is not done after " + WAIT_SECONDS + " s and is left.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
