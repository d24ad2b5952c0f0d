package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.desktop.shell.Choices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A whole triage, by the keyboard alone. */
class TriageJourneyTest extends WindowJourney {

  private Optional<Path> fileToWrite = Optional.empty();

  @Override
  Choices choices() {
    return new NoChoices() {
      @Override
      public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
        return fileToWrite;
      }
    };
  }

  private List<Defect> defects() {
    return pane.workspace().view().defects();
  }

  private Defect selected() {
    return pane.workspace().selectedProperty().get();
  }

  @SuppressWarnings("unchecked")
  private TableView<Defect> table() {
    return robot.lookup("#defects").queryAs(TableView.class);
  }

  private String left() {
    return text("#left");
  }

  private void openReviewed(Path file) {
    openAnalysed(file);
    until("the review", () -> pane.triage().review().isPresent());
  }

  private Verdict verdict(long id) {
    return defects().stream()
        .filter(d -> d.id() == id)
        .map(d -> d.disposition().verdict())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void defects_areFoundJudgedAnnotatedUndoneSplitMergedAddedAndReported() throws Exception {
    Path sample = Sample.in(folder);
    openReviewed(sample);
    int all = defects().size();
    assertThat(left()).isEqualTo(all + " of " + all + " left");
    assertThat(text("#verdict")).isEqualTo("Fails");

    // Find, judge, on to the next by itself.
    robot.type(KeyCode.DOWN);
    until("a defect", () -> selected() != null);
    Defect first = selected();
    robot.type(KeyCode.C);
    until("the judgement", () -> verdict(first.id()) == Verdict.CONFIRMED);
    assertThat(left()).isEqualTo((all - 1) + " of " + all + " left");
    until("the next", () -> selected() != null && selected().id() != first.id());
    Defect second = selected();
    until("its picture", () -> pane.picture().video().shownFrame() == second.firstFrame());
    assertThat(table().getSelectionModel().getSelectedItem().id()).isEqualTo(second.id());
    robot.type(KeyCode.X);
    until("the judgement", () -> verdict(second.id()) == Verdict.FALSE_POSITIVE);

    // Undo both, do both again.
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until("an undo", () -> verdict(second.id()) == Verdict.OPEN);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until("an undo", () -> verdict(first.id()) == Verdict.OPEN);
    assertThat(left()).isEqualTo(all + " of " + all + " left");
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    until("both again", () -> verdict(second.id()) == Verdict.FALSE_POSITIVE);

    // Annotate.
    robot.type(KeyCode.HOME);
    until("the start", () -> pane.player().state().frame() == 0);
    Defect longest = longFreeze();
    goTo(longest);
    robot.type(KeyCode.N);
    until("the prompt", () -> robot.lookup("#defect-note").tryQuery().isPresent());
    robot.write("left edge").type(KeyCode.ENTER);
    until("the note", () -> selected().disposition().note().equals("left edge"));
    robot.type(KeyCode.A);
    until("the prompt", () -> robot.lookup("#defect-assignee").tryQuery().isPresent());
    robot.write("cara").type(KeyCode.ENTER);
    until("the assignee", () -> selected().disposition().assignee().equals("cara"));

    // Split at the picture, then make one of the two.
    robot.type(KeyCode.RIGHT, 5);
    long cut = longest.firstFrame() + 5;
    until("the picture", () -> pane.player().state().frame() == cut);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until("two", () -> defects().size() == all + 1);
    goTo(defects().stream().filter(d -> d.firstFrame() == cut).findFirst().orElseThrow());
    Defect half = defects().stream().filter(d -> d.endFrame() == cut).findFirst().orElseThrow();
    assertThat(half.disposition().note()).isEqualTo("left edge");
    goTo(half);
    robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
    until(
        "the edge",
        () -> defects().stream().anyMatch(d -> d.firstFrame() == longest.firstFrame() + 1));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(
        "the edge back",
        () -> defects().stream().noneMatch(d -> d.firstFrame() == longest.firstFrame() + 1));
    goTo(half);
    // What lies between in the list is another type's: words leave the two.
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.write("left edge");
    until("the two", () -> table().getItems().size() == 2);
    robot.interact(pane::requestFocus);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.CONTROL, KeyCode.J);
    until("one", () -> defects().size() == all);
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.push(KeyCode.CONTROL, KeyCode.A).type(KeyCode.DELETE);
    until("all", () -> table().getItems().size() == all);
    robot.interact(pane::requestFocus);

    // Add by hand from in and out.
    robot.type(KeyCode.HOME);
    until("the start", () -> pane.player().state().frame() == 0);
    robot.type(KeyCode.I).type(KeyCode.RIGHT, 3);
    until("three on", () -> pane.player().state().frame() == 3);
    robot.type(KeyCode.O).type(KeyCode.INSERT);
    until("the prompt", () -> robot.lookup("#defect-type").tryQuery().isPresent());
    robot.write("moire").type(KeyCode.ENTER);
    until("the defect", () -> selected() != null && selected().type().equals("moire"));
    assertThat(selected().firstFrame()).isZero();
    assertThat(selected().endFrame()).isEqualTo(4);

    // Only what is left.
    robot.type(KeyCode.Q);
    until("what is left", () -> table().getItems().size() == all - 2);
    assertThat(left()).isEqualTo((all - 2) + " of " + (all + 1) + " left");
    robot.type(KeyCode.Q);

    // The report says what was decided.
    Path report = folder.resolve("report.json");
    fileToWrite = Optional.of(report);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    robot.clickOn("#export-json");
    until("the report", () -> pane.message().startsWith("report.json was written"));
    assertThat(Files.readString(report))
        .contains("\"false-positive\"", "\"moire\"", "left edge", "\"cara\"");

    // Elsewhere, under another name, the same contents bring all of it back.
    List<Defect> before = defects();
    Path elsewhere = Files.copy(sample, folder.resolve("elsewhere.ts"));
    openReviewed(elsewhere);
    until("the review", () -> defects().size() == before.size());
    assertThat(defects())
        .extracting(Defect::disposition)
        .containsExactlyElementsOf(before.stream().map(Defect::disposition).toList());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until("an undo", () -> defects().stream().noneMatch(d -> d.type().equals("moire")));
  }

  @Test
  void verdictOnWhatLooksTheSame_isSuggestedAcceptedAndForgotten() throws Exception {
    Path sample = Sample.in(folder);
    openReviewed(sample);
    robot.type(KeyCode.DOWN);
    until("a defect", () -> selected() != null);
    goTo(longFreeze());
    robot.type(KeyCode.N);
    until("the prompt", () -> robot.lookup("#defect-note").tryQuery().isPresent());
    robot.write("house slate").type(KeyCode.ENTER);
    until("the note", () -> !selected().disposition().note().isEmpty());
    long judged = selected().id();
    robot.type(KeyCode.B);
    until("the judgement", () -> verdict(judged) == Verdict.KNOWN_SLATE);

    // The same pictures in another recording: one that has an empty packet more.
    byte[] packet = new byte[188];
    packet[0] = 0x47;
    packet[1] = 0x1f;
    packet[2] = (byte) 0xff;
    packet[3] = 0x10;
    Path other = Files.copy(sample, folder.resolve("other.ts"));
    Files.write(other, packet, StandardOpenOption.APPEND);
    openReviewed(other);
    assertThat(defects()).allMatch(d -> d.disposition().verdict() == Verdict.OPEN);
    robot.type(KeyCode.DOWN);
    until("a defect", () -> selected() != null);
    Defect again = longFreeze();
    goTo(again);
    until("the suggestion", () -> text("#seen-before").equals("Seen before: known slate (Y)"));
    assertThat(text("#suggestion"))
        .contains("judged known slate on", "in sightglass-sample.ts", "“house slate”");
    assertThat(verdict(again.id())).as("never silently").isEqualTo(Verdict.OPEN);
    robot.type(KeyCode.Y);
    until("the verdict", () -> verdict(again.id()) == Verdict.KNOWN_SLATE);
    assertThat(
            defects().stream().filter(d -> d.id() == again.id()).map(d -> d.disposition().note()))
        .containsExactly("house slate");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until("an undo", () -> verdict(again.id()) == Verdict.OPEN);
    goTo(again);
    until("the suggestion", () -> text("#seen-before").startsWith("Seen before"));
    robot.push(KeyCode.SHIFT, KeyCode.Y);
    until("no suggestion", () -> text("#seen-before").isEmpty());
    robot.type(KeyCode.DOWN);
    until("another", () -> selected().id() != again.id());
    goTo(again);
    robot.type(KeyCode.Y);
    until("a sentence", () -> pane.message().startsWith("Nothing that looks like this"));
  }

  private Defect longFreeze() {
    return defects().stream()
        .filter(d -> d.type().equals("freeze") && d.endFrame() - d.firstFrame() > 10)
        .findFirst()
        .orElseThrow();
  }

  private String text(String id) {
    return ((Labeled) robot.lookup(id).query()).getText();
  }

  private void goTo(Defect defect) {
    // By the keys, as often as it takes.
    for (int i = 0; i <= defects().size(); i++) {
      Defect now = selected();
      if (now != null && now.id() == defect.id()) {
        return;
      }
      boolean before = now != null && defect.range().start().isBefore(now.range().start());
      robot.type(before ? KeyCode.UP : KeyCode.DOWN);
      until("another", () -> selected() != null && !selected().equals(now));
    }
    throw new AssertionError("the keys do not reach " + defect);
  }
}
