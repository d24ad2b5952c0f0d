package io.sightglass.cli;

import io.sightglass.core.review.ReviewStore;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists all reviews. */
@Command(
    name = "list",
    description = "Lists all reviews, the latest opened first.",
    mixinStandardHelpOptions = true)
final class ReviewListCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private ReviewOptions options = new ReviewOptions();

  @Option(names = "--keys", description = "With the key of each: the contents' fingerprint.")
  private boolean keys;

  ReviewListCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ReviewStore store = options.open()) {
      List<ReviewStore.Listed> reviews = store.list();
      if (reviews.isEmpty()) {
        err.println("There is no review yet: they are made in the window.");
      }
      for (ReviewStore.Listed review : reviews) {
        out.println(
            "%s  %6d %s  %s%s"
                .formatted(
                    review.changed().map(Instant::toString).orElse("-                       "),
                    review.entries(),
                    review.entries() == 1 ? "entry  " : "entries",
                    review.source().name(),
                    keys ? "  " + review.source().key() : ""));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }
}
