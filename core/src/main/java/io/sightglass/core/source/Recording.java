package io.sightglass.core.source;

import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A recording under way. Any thread. */
public interface Recording {

  /** Ends it with what has come by now; returns at once. */
  void stop();

  /** Ends it at {@code time}, however far it has come; the last call counts. Returns at once. */
  void endAt(MediaTime time);

  /**
   * Done when the recording is: with what was written, or with a {@link MediaException} and its
   * sentence.
   */
  CompletableFuture<Recorded> done();

  /** Programme time written so far; empty before the first picture. */
  Optional<TimeRange> written();

  /**
   * What was written.
   *
   * @param files in order; more than one where the stream changed its format on the way
   * @param range programme time from the first picture to the end of the last
   */
  record Recorded(List<Path> files, TimeRange range) {

    public Recorded {
      files = List.copyOf(files);
    }
  }
}
