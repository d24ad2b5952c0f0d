package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.review.Edits;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.Choices;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Reviews that are handed over, and what is said where none can be kept. */
class ReviewJourneyTest extends WindowJourney {

  private Optional<Path> written = Optional.empty();
  private Optional<Path> theirs = Optional.empty();

  @Override
  Choices choices() {
    return new NoChoices() {
      @Override
      public Optional<Path> reviewToWrite(String proposed) {
        return written;
      }

      @Override
      public Optional<Path> reviewToOpen() {
        return theirs;
      }
    };
  }

  private List<Defect> defects() {
    return pane.workspace().view().defects();
  }

  private List<Verdict> verdicts() {
    return defects().stream().map(d -> d.disposition().verdict()).toList();
  }

  private void selectFirst() {
    robot.type(KeyCode.DOWN);
    until("a defect", () -> pane.workspace().selectedProperty().get() != null);
  }

  @SuppressWarnings("unchecked")
  private TableView<Conflict> conflicts() {
    return robot.lookup("#conflicts").queryAs(TableView.class);
  }

  @Test
  void review_isHandedOver_andAnothersIsTakenInWithItsConflicts() throws Exception {
    openAnalysed(Sample.in(folder));
    until("the review", () -> pane.triage().review().isPresent());
    selectFirst();
    Defect first = pane.workspace().selectedProperty().get();
    robot.type(KeyCode.C);
    until("the judgement", () -> verdicts().contains(Verdict.CONFIRMED));
    Path file = folder.resolve("mine.review.json");
    written = Optional.of(file);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    until("the file", () -> pane.message().equals("mine.review.json was written."));
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      assertThat(ReviewFile.read(input, "mine").source())
          .isEqualTo(pane.triage().review().orElseThrow().source());
    }

    Defect second = defects().stream().filter(d -> d.id() != first.id()).findFirst().orElseThrow();
    theirs = Optional.of(folder.resolve("theirs.review.json"));
    try (ReviewStore store = ReviewStore.open(folder.resolve("ben.db"), InstantSource.system())) {
      Review ben = store.review(pane.triage().review().orElseThrow().source(), "ben");
      ben.over(defects());
      ben.apply(new Edits(ben).judge(List.of(first), Verdict.CREATIVE_INTENT));
      ben.apply(new Edits(ben).judge(List.of(second), Verdict.FIXED));
      ReportFiles.save(ReviewFile.of(ben, Instant.now())::write, theirs.orElseThrow());
    }
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
    until("the conflict", () -> robot.lookup("#conflicts").tryQuery().isPresent());
    until("its row", () -> conflicts().getItems().size() == 1);
    assertThat(((Labeled) robot.lookup("#conflict-counts").query()).getText())
        .isEqualTo("1 conflict: what was here stays");
    assertThat(verdicts()).contains(Verdict.FIXED, Verdict.CONFIRMED);
    robot.interact(() -> conflicts().getSelectionModel().selectFirst());
    until("a choice", () -> conflicts().getSelectionModel().getSelectedItem() != null);
    robot.interact(() -> robot.lookup("#take-theirs").queryButton().fire());
    until("theirs", () -> verdicts().contains(Verdict.CREATIVE_INTENT));
    assertThat(verdicts()).doesNotContain(Verdict.CONFIRMED);
    until("no conflict", () -> conflicts().getItems().isEmpty());
  }

  @Test
  void fileThatIsNoReview_isASentence() throws Exception {
    openAnalysed(Sample.in(folder));
    until("the review", () -> pane.triage().review().isPresent());
    theirs = Optional.of(Files.writeString(folder.resolve("x.json"), "{}"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
    until("a sentence", () -> pane.message().contains("is not an exported review"));
  }

  @Test
  void databaseThatAnotherHolds_isSaid_andNothingIsShownAsMade() throws Exception {
    openAnalysed(Sample.in(folder));
    until("the review", () -> pane.triage().review().isPresent());
    selectFirst();
    Path database = UserSettings.in(folder).reviews();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      robot.type(KeyCode.C);
      until("a sentence", () -> pane.message().startsWith("This was not saved: another program"));
      assertThat(verdicts()).containsOnly(Verdict.OPEN);
      statement.execute("ROLLBACK");
    }
    robot.type(KeyCode.C);
    until("the judgement", () -> verdicts().contains(Verdict.CONFIRMED));
  }

  @Test
  void databaseThatCannotBeWritten_isSaidWhenTheProgrammeIsOpened() throws Exception {
    Path database = UserSettings.in(folder).reviews();
    ReviewStore.open(database, InstantSource.system()).close();
    assumeTrue(
        database.toFile().setWritable(false) && !Files.isWritable(database), "all may be written");
    openAnalysed(Sample.in(folder));
    until("a sentence", () -> pane.message().startsWith("Decisions cannot be saved: "));
    selectFirst();
    robot.type(KeyCode.C);
    until("another", () -> pane.message().startsWith("This was not saved: "));
    assertThat(verdicts()).containsOnly(Verdict.OPEN);
  }
}
