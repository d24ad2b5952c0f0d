package io.sightglass.cli;

import io.sightglass.core.report.text.Words;
import io.sightglass.core.review.Finding;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.timeline.Disposition;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what was decided of one programme. */
@Command(
    name = "show",
    description = "Shows what was decided of one programme.",
    mixinStandardHelpOptions = true)
final class ReviewShowCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private ReviewOptions options = new ReviewOptions();

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "The recording, or the review's name in the list.")
  private String which = "";

  ReviewShowCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ReviewStore store = options.open()) {
      Review review = ReviewOptions.find(store, which);
      List<Finding> findings =
          review.findings().values().stream()
              .filter(finding -> !finding.retired())
              .sorted(
                  Comparator.comparing((Finding f) -> f.extent().range().start())
                      .thenComparing(Finding::key))
              .toList();
      findings.forEach(this::print);
      return ExitCode.OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }

  private void print(Finding finding) {
    Disposition said = finding.disposition();
    out.println(
        "%s  %s  %s  %s%s%s%s"
            .formatted(
                TimeText.of(finding.extent().range().start()),
                TimeText.of(finding.extent().range().end()),
                finding.subject().type(),
                Words.lower(said.verdict()),
                said.by().isEmpty() ? "" : " by " + said.by(),
                said.assignee().isEmpty() ? "" : ", for " + said.assignee(),
                said.note().isEmpty() ? "" : ": " + said.note().replaceAll("\\R", " ")));
  }
}
