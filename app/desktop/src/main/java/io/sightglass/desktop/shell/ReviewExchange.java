package io.sightglass.desktop.shell;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.compare.FixCheck;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.timeline.TimecodeText;
import io.sightglass.desktop.triage.ConflictsPane;
import io.sightglass.desktop.triage.FixCheckPane;
import io.sightglass.desktop.triage.TriageModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What others know of the programme that is open: an older version's report, and another's review.
 * Used by the screen's thread.
 */
final class ReviewExchange {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewExchange.class);

  private final Choices choices;
  private final TriageModel triage;
  private final FixCheckPane check;
  private final ConflictsPane conflicts;
  private final Executor background;
  private final BiConsumer<String, Boolean> say;
  private final FxUpdates updates = new FxUpdates();
  private @Nullable Report older;
  private String olderName = "";
  private List<Defect> defects = List.of();
  private TimecodeText positions = TimecodeText.DEFAULT;

  /**
   * @param say tells the user a sentence, and whether it is a bad one
   */
  ReviewExchange(
      Choices choices,
      TriageModel triage,
      FixCheckPane check,
      ConflictsPane conflicts,
      Executor background,
      BiConsumer<String, Boolean> say) {
    this.choices = choices;
    this.triage = triage;
    this.check = check;
    this.conflicts = conflicts;
    this.background = background;
    this.say = say;
  }

  /** Shows the defects by now against the older report. */
  void show(List<Defect> now, TimecodeText timecode) {
    boolean changed = defects != now;
    defects = now;
    positions = timecode;
    if (changed) {
      compare();
    }
  }

  private void compare() {
    if (older != null) {
      check.show(FixCheck.of(older.defects(), defects), olderName, positions);
    }
  }

  /**
   * Has the user choose an older report.
   *
   * @param onShown called when it is compared
   */
  void chooseOlder(Runnable onShown) {
    choices
        .reportToOpen()
        .ifPresent(file ->
            background.execute(() -> {
              try {
                Report read = ReportInput.read(file, Optional.empty(), Instant.now());
                updates.execute(() -> {
                  older = read;
                  olderName = String.valueOf(file.getFileName());
                  compare();
                  onShown.run();
                });
              } catch (IOException e) {
                LOG.info("{} was not read", file, e);
                updates.execute(() -> say.accept(e.getMessage(), true));
              }
            }));
  }

  /** Writes the review into a file that the user chooses. */
  void exportReview(String proposed) {
    Optional<Review> review = triage.review();
    if (review.isEmpty()) {
      say.accept("Nothing is open that could have been reviewed.", true);
      return;
    }
    choices
        .reviewToWrite(proposed)
        .ifPresent(file ->
            background.execute(() -> {
              try {
                ReviewFile exported = ReviewFile.of(review.get(), Instant.now());
                ReportFiles.save(exported::write, file);
                updates.execute(() -> say.accept(file.getFileName() + " was written.", false));
              } catch (IOException e) {
                LOG.info("{} was not written", file, e);
                updates.execute(() -> say.accept(e.getMessage(), true));
              }
            }));
  }

  /**
   * Takes in another's review, which the user chooses.
   *
   * @param onConflicts called where both had changed the same
   */
  void importReview(Runnable onConflicts) {
    choices
        .reviewToOpen()
        .ifPresent(file ->
            background.execute(() -> {
              try {
                ReviewFile other = read(file);
                updates.execute(() ->
                    triage.takeIn(
                        other,
                        found -> {
                          conflicts.show(found);
                          if (!found.isEmpty()) {
                            onConflicts.run();
                          }
                        }));
              } catch (IOException e) {
                LOG.info("{} was not read", file, e);
                updates.execute(() -> say.accept(e.getMessage(), true));
              }
            }));
  }

  private static ReviewFile read(Path file) throws IOException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      return ReviewFile.read(input, String.valueOf(file.getFileName()));
    }
  }
}
