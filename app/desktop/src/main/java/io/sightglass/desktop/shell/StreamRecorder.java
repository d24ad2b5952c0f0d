package io.sightglass.desktop.shell;

import io.sightglass.core.source.Recording;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream sends, from the picture on screen on. Used by the screen's thread. */
final class StreamRecorder {

  private final BiConsumer<String, Boolean> told;
  private @Nullable Recording current;

  /**
   * @param told takes a sentence for the user, and whether it is bad; any thread
   */
  StreamRecorder(BiConsumer<String, Boolean> told) {
    this.told = told;
  }

  boolean recording() {
    return current != null && !current.done().isDone();
  }

  /** Records from {@code from} on into {@code file}. */
  void start(TimeShift shift, Path file, MediaTime from) {
    stop();
    try {
      Recording started = shift.record(new RecordingRequest(file, from, Optional.empty()));
      current = started;
      var _ = started.done().whenComplete((recorded, failure) -> tell(recorded, failure));
    } catch (IllegalArgumentException e) {
      told.accept(String.valueOf(e.getMessage()), true);
    }
  }

  /** Ends the recording; what came by now is kept. */
  void stop() {
    if (current != null) {
      current.stop();
      current = null;
    }
  }

  private void tell(Recording.@Nullable Recorded recorded, @Nullable Throwable failure) {
    if (failure != null) {
      told.accept(String.valueOf(failure.getMessage()), true);
    } else if (recorded != null) {
      told.accept(
          String.format(
              Locale.ROOT,
              "%.1f s were recorded into %s.",
              recorded.range().seconds(),
              recorded.files().getFirst()),
          false);
    }
  }
}
