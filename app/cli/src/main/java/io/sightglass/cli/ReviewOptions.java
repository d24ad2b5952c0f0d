package io.sightglass.cli;

import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewException;
import io.sightglass.core.review.ReviewException.Reason;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewSource;
import io.sightglass.core.review.ReviewStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where reviews are, and which one is meant. */
final class ReviewOptions {

  @Option(
      names = "--reviews",
      paramLabel = "FILE",
      description = "The database of reviews; the user's own unless said otherwise.")
  private @Nullable Path file;

  ReviewStore open() throws ReviewException {
    Path database = file == null ? ReviewStore.fileOfUser() : file;
    return ReviewStore.open(database, InstantSource.system());
  }

  static String user() {
    return System.getProperty("user.name", "");
  }

  /**
   * The review that {@code which} names: of a recording, or by its name in the list.
   *
   * @throws ReviewException where there is none
   */
  static Review find(ReviewStore store, String which) throws IOException {
    Path path = Path.of(which);
    List<ReviewSource> sources = store.list().stream().map(ReviewStore.Listed::source).toList();
    if (Files.isRegularFile(path)) {
      ReviewSource source = ReviewSource.of(path);
      if (sources.stream().noneMatch(s -> s.key().equals(source.key()))) {
        throw new ReviewException(
            Reason.NOT_A_REVIEW, "Nothing was decided yet of what " + which + " holds.");
      }
      return store.review(source, user());
    }
    List<ReviewSource> named =
        sources.stream().filter(s -> s.name().equals(which) || s.key().equals(which)).toList();
    if (named.size() != 1) {
      throw new ReviewException(
          Reason.NOT_A_REVIEW,
          named.isEmpty()
              ? "There is no recording and no review called "
                  + which
                  + "; 'sightglass review list' lists them."
              : "There are "
                  + named.size()
                  + " reviews called "
                  + which
                  + ". Name the recording, or the review's key (review list --keys).");
    }
    return store.review(named.getFirst(), user());
  }

  /** Reads an exported review. */
  static ReviewFile read(Path file) throws IOException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      return ReviewFile.read(input, file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException("The file " + file + " was not found. Check the name.", e);
    }
  }
}
