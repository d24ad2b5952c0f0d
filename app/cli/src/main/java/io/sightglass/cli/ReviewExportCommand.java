package io.sightglass.cli;

import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a review into one file. */
@Command(
    name = "export",
    description = "Writes a review into one file, for hand-over; '-' is standard output.",
    mixinStandardHelpOptions = true)
final class ReviewExportCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private ReviewOptions options = new ReviewOptions();

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "The recording, or the review's name in the list.")
  private String which = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "What to write, such as clip.review.json.")
  private String file = "";

  ReviewExportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    ReviewFile exported;
    try (ReviewStore store = options.open()) {
      Review review = ReviewOptions.find(store, which);
      exported = ReviewFile.of(review, Instant.now());
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    try {
      if (file.equals("-")) {
        exported.write(out);
        out.println();
      } else {
        ReportFiles.save(exported::write, Path.of(file));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
