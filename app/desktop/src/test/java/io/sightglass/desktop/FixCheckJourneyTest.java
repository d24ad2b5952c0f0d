package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.compare.FixCheck;
import io.sightglass.core.report.compare.FixCheck.Status;
import io.sightglass.core.report.compare.ReportDiff;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.shell.Choices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** An older version's report against what is open, by the keyboard alone. */
class FixCheckJourneyTest extends WindowJourney {

  private Optional<Path> older = Optional.empty();

  @Override
  Choices choices() {
    return new NoChoices() {
      @Override
      public Optional<Path> reportToOpen() {
        return older;
      }
    };
  }

  private Report analysed(Path file) {
    robot.interact(() -> pane.open(file.toString()));
    until(
        "the end of the analysis",
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    return Report.of(pane.workspace().view().result().orElseThrow(), Tool.current(), Instant.now());
  }

  private Path saved(Report report) throws IOException {
    Path file = folder.resolve("older.json");
    ReportFiles.save(report, ReportFormats.installed().find("json").orElseThrow(), file);
    return file;
  }

  @SuppressWarnings("unchecked")
  private TableView<FixCheck.Row> rows() {
    return robot.lookup("#fix-check").queryAs(TableView.class);
  }

  private void check(Report newer) throws IOException {
    robot.push(KeyCode.CONTROL, KeyCode.D);
    until("the check", () -> robot.lookup("#fix-check").tryQuery().isPresent());
    until("its rows", () -> !rows().getItems().isEmpty());
    Report read = ReportInput.read(older.orElseThrow(), Optional.empty(), Instant.now());
    FixCheck told = ReportDiff.of(read, newer).fixes();
    assertThat(((Labeled) robot.lookup("#fix-counts").query()).getText())
        .isEqualTo(told.summary() + " against older.json");
    assertThat(rows().getItems())
        .extracting(FixCheck.Row::status)
        .containsExactlyElementsOf(told.rows().stream().map(FixCheck.Row::status).toList());
  }

  @Test
  void olderReport_tellsWhatIsFixedPersistentMovedAndNew() throws Exception {
    Report newer = analysed(Sample.in(folder));
    List<Defect> before = new ArrayList<>(newer.defects());
    Defect fresh = before.removeFirst();
    Defect moved = before.removeLast();
    before.add(shortened(moved));
    before.add(
        new Defect(
            77,
            "moire",
            fresh.range(),
            0,
            9,
            fresh.severity(),
            "person",
            "",
            "",
            0,
            0,
            false,
            fresh.disposition()));
    older = Optional.of(saved(newer.reviewed(before)));
    check(newer);
    assertThat(rows().getItems())
        .extracting(FixCheck.Row::status)
        .contains(Status.FIXED, Status.PERSISTENT, Status.MOVED, Status.NEW);
    // Its rows lead to the pictures.
    robot.interact(() -> rows().requestFocus());
    robot.interact(() -> rows().getSelectionModel().selectLast());
    FixCheck.Row last = rows().getItems().getLast();
    until(
        "its picture",
        () -> pane.player().state().frame() == last.defect().firstFrame() && pane.settled());
  }

  private static Defect shortened(Defect defect) {
    return new Defect(
        defect.id(),
        defect.type(),
        defect.range(),
        defect.firstFrame(),
        defect.endFrame() + 3,
        defect.severity(),
        defect.detector(),
        defect.detectorVersion(),
        defect.metric(),
        defect.peak(),
        defect.threshold(),
        false,
        defect.disposition());
  }

  /** Of the corpus, where that is there: black pictures that the clean clip has not. */
  @Test
  void damagedAgainstClean_isFixed() throws Exception {
    String corpus = System.getProperty("sightglass.corpus", "");
    assumeFalse(corpus.isBlank(), "no corpus");
    Report damaged = analysed(Path.of(corpus, "media", "d05-advert-black.ts"));
    assertThat(damaged.defects()).extracting(Defect::type).contains("black");
    older = Optional.of(saved(damaged));
    Report clean = analysed(Path.of(corpus, "media", "c08-advert.ts"));
    check(clean);
    assertThat(rows().getItems())
        .filteredOn(row -> row.defect().type().equals("black"))
        .extracting(FixCheck.Row::status)
        .containsOnly(Status.FIXED);
  }
}
