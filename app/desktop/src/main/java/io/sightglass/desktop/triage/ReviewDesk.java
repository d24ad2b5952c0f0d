package io.sightglass.desktop.triage;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.review.Look;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewException;
import io.sightglass.core.review.ReviewSource;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.review.Suggestion;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the review of what is open. The database is opened when it is first asked for, and again
 * where that failed. Thread-safe.
 */
public final class ReviewDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);

  private final Path file;
  private final String user;
  private @Nullable ReviewStore store;

  /**
   * A programme's review, or why there is none.
   *
   * @param review empty where decisions can't be kept
   * @param problem a sentence where they can't; else empty
   */
  public record Found(Optional<Review> review, String problem) {}

  /**
   * @param file the database; made when it is first needed
   * @param user who decides
   */
  public ReviewDesk(Path file, String user) {
    this.file = file;
    this.user = user;
  }

  /** The review of {@code stream}; takes a moment, mostly for the disk. */
  public synchronized Found find(StreamInfo stream) {
    try {
      ReviewStore open = store;
      if (open == null) {
        open = ReviewStore.open(file, InstantSource.system());
        store = open;
      }
      Review review = open.review(source(stream), user);
      return new Found(
          Optional.of(review),
          open.readOnly()
              ? "Decisions cannot be saved: " + open.file() + " can only be read."
              : "");
    } catch (ReviewException e) {
      LOG.warn("No review", e);
      return new Found(Optional.empty(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.warn("No review", e);
      return new Found(
          Optional.empty(),
          "Decisions cannot be saved: the recording could not be read to know it again.");
    }
  }

  /** What was said of something that looks the same; nothing where that can't be told. */
  public synchronized Optional<Suggestion> suggestion(Review review, Defect defect, Look look) {
    try {
      return store == null ? Optional.empty() : store.suggestion(review, defect, look);
    } catch (ReviewException e) {
      LOG.warn("No suggestion", e);
      return Optional.empty();
    }
  }

  /**
   * Remembers what was said of {@code defect}; where that fails, nothing but a log line is lost.
   */
  public synchronized void remember(Review review, Defect defect, Look look) {
    try {
      if (store != null) {
        store.remember(review, defect, look);
      }
    } catch (ReviewException e) {
      LOG.warn("Not remembered", e);
    }
  }

  /** Forgets what a suggestion is made of. */
  public synchronized void forget(Suggestion suggestion) throws ReviewException {
    if (store != null) {
      store.forget(suggestion);
    }
  }

  private static ReviewSource source(StreamInfo stream) throws IOException {
    InstantSource clock = InstantSource.system();
    Path path = stream.live() ? null : local(stream.uri());
    return path == null ? ReviewSource.live(stream.uri(), clock.instant()) : ReviewSource.of(path);
  }

  private static @Nullable Path local(String uri) {
    try {
      Path path = Path.of(uri.startsWith("file:") ? uri.substring("file:".length()) : uri);
      return Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  @Override
  public synchronized void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
