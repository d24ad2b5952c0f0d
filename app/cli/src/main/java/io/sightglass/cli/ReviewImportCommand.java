package io.sightglass.cli;

import io.sightglass.core.report.text.Words;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewMerge;
import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.timeline.Disposition;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes in a review that another exported. */
@Command(
    name = "import",
    description =
        "Takes in what another decided of the same programme. Where both changed the same, what is"
            + " here stays, and both are printed. Exit code 0: no conflict; 3: conflicts; 4: one"
            + " cannot be read.",
    mixinStandardHelpOptions = true)
final class ReviewImportCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private ReviewOptions options = new ReviewOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "The exported review.")
  private Path file = Path.of("");

  ReviewImportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ReviewStore store = options.open()) {
      ReviewFile other = ReviewOptions.read(file);
      Review review = store.review(other.source(), ReviewOptions.user());
      ReviewMerge merge = review.merge(other);
      merge.conflicts().forEach(this::print);
      err.println(
          merge.fresh().isEmpty()
              ? "All of it was here already."
              : "%s of %s taken in; %s."
                  .formatted(
                      Words.count(merge.fresh().size(), "entry", "entries"),
                      other.by().isEmpty() ? "another" : other.by(),
                      Words.count(merge.conflicts().size(), "conflict", "conflicts")));
      return merge.conflicts().isEmpty() ? ExitCode.OK : ExitCode.DEFECTS;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }

  private void print(Conflict conflict) {
    out.println(
        "%s  %s  %s: kept %s, other %s"
            .formatted(
                TimeText.of(conflict.subject().extent().range().start()),
                conflict.subject().type(),
                Words.lower(conflict.what()),
                said(conflict, conflict.mine()),
                said(conflict, conflict.theirs())));
  }

  private static String said(Conflict conflict, Disposition said) {
    String by = said.by().isEmpty() ? "" : " (" + said.by() + ")";
    return switch (conflict.what()) {
      case NOTE -> "“" + said.note().replaceAll("\\R", " ") + "”" + by;
      case ASSIGNEE -> said.assignee().isEmpty() ? "nobody" : said.assignee();
      case VERDICT, EXTENT -> Words.lower(said.verdict()) + by;
    };
  }
}
