package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {

  private static final Defect BLACK = Found.defect(1, "black", 1, 3);
  private static final Defect FREEZE = Found.defect(2, "freeze", 5, 9);
  private static final Defect SECOND = Found.defect(3, "black", 10, 12);
  private static final List<Defect> FOUND = List.of(BLACK, FREEZE, SECOND);

  @TempDir Path folder;
  private ReviewStore store;
  private Review review;
  private Edits edits;

  @BeforeEach
  void open() throws ReviewException {
    store = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK);
    review = store.review(Found.SOURCE, "anna");
    edits = new Edits(review);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Defect> shown() {
    return review.over(FOUND);
  }

  private Review reopened() throws ReviewException {
    return store.review(Found.SOURCE, "ben");
  }

  @Test
  void nothingSaid_showsWhatWasFound() {
    assertThat(shown()).isEqualTo(FOUND);
    assertThat(review.undoTitle()).isEmpty();
  }

  @Test
  void judgement_isShownWithWhoAndWhen_andUndoneAndDoneAgain() throws ReviewException {
    shown();
    review.apply(edits.judge(List.of(BLACK, SECOND), Verdict.FALSE_POSITIVE));
    Disposition said =
        new Disposition(Verdict.FALSE_POSITIVE, "anna", "", "", Optional.of(Found.NOW));
    assertThat(shown())
        .extracting(Defect::disposition)
        .containsExactly(said, Disposition.OPEN, said);
    assertThat(review.undo()).contains("false positive");
    assertThat(shown()).isEqualTo(FOUND);
    assertThat(review.redoTitle()).contains("false positive");
    assertThat(review.redo()).contains("false positive");
    assertThat(shown())
        .extracting(Defect::disposition)
        .containsExactly(said, Disposition.OPEN, said);
    assertThat(review.redo()).isEmpty();
  }

  @Test
  void noteAndAssignee_stayWithTheVerdict() throws ReviewException {
    shown();
    review.apply(edits.note(List.of(BLACK), "  left edge "));
    review.apply(edits.assign(List.of(BLACK), "cara"));
    review.apply(edits.judge(shown().subList(0, 1), Verdict.CONFIRMED));
    assertThat(shown().getFirst().disposition())
        .isEqualTo(
            new Disposition(
                Verdict.CONFIRMED, "anna", "left edge", "cara", Optional.of(Found.NOW)));
  }

  @Test
  void otherRules_findTheJudgementByOverlap() throws ReviewException {
    shown();
    review.apply(edits.judge(List.of(BLACK), Verdict.CREATIVE_INTENT));
    List<Defect> looser =
        List.of(
            Found.defect(7, "black", 0, 0.5),
            Found.defect(8, "black", 0.9, 3.2, Severity.WARNING, "black-level"),
            Found.defect(9, "black", 2, 3, Severity.ERROR, "black-level@2"));
    assertThat(review.over(looser))
        .extracting(d -> d.disposition().verdict())
        .containsExactly(Verdict.OPEN, Verdict.CREATIVE_INTENT, Verdict.OPEN);
  }

  @Test
  void growingDefect_keepsItsJudgement() throws ReviewException {
    Defect young = Found.defect(1, "black", 1, 2);
    review.over(List.of(young));
    review.apply(edits.judge(List.of(young), Verdict.CONFIRMED));
    assertThat(review.over(List.of(BLACK)).getFirst().disposition().verdict())
        .isEqualTo(Verdict.CONFIRMED);
    assertThat(review.over(List.of(BLACK)).getFirst().range()).isEqualTo(BLACK.range());
  }

  @Test
  void twoRulesInOnePlace_areJudgedApart() throws ReviewException {
    Defect twin = Found.defect(4, "black", 1, 3);
    List<Defect> both = List.of(BLACK, twin);
    review.over(both);
    review.apply(edits.judge(List.of(twin), Verdict.CONFIRMED));
    assertThat(review.over(both).stream().filter(d -> d.disposition().verdict() == Verdict.OPEN))
        .hasSize(1);
    List<Defect> open =
        review.over(both).stream().filter(d -> d.disposition().verdict() == Verdict.OPEN).toList();
    review.apply(edits.judge(open, Verdict.FIXED));
    assertThat(review.over(both))
        .extracting(d -> d.disposition().verdict())
        .containsExactlyInAnyOrder(Verdict.CONFIRMED, Verdict.FIXED);
    assertThat(reopened().over(both))
        .extracting(d -> d.disposition().verdict())
        .containsExactlyInAnyOrder(Verdict.CONFIRMED, Verdict.FIXED);
  }

  @Test
  void merge_leavesOneWithTheWorstOfBoth_andIsUndone() throws ReviewException {
    shown();
    review.apply(edits.merge(List.of(BLACK, SECOND)));
    List<Defect> merged = shown();
    assertThat(merged).extracting(Defect::type).containsExactly("black", "freeze");
    assertThat(Extent.of(merged.getFirst())).isEqualTo(Found.extent(25, 300));
    assertThat(merged.getFirst().peak()).isEqualTo(3);
    assertThat(merged.getFirst().disposition()).isEqualTo(Disposition.OPEN);
    review.apply(edits.judge(merged.subList(0, 1), Verdict.CONFIRMED));
    assertThat(reopened().over(FOUND)).isEqualTo(shown());
    review.undo();
    assertThat(review.undo()).contains("merge");
    assertThat(shown()).isEqualTo(FOUND);
  }

  @Test
  void merge_ofDifferentTypesOrOne_isRefused() {
    shown();
    assertThatThrownBy(() -> edits.merge(List.of(BLACK, FREEZE)))
        .isInstanceOf(ReviewException.class)
        .hasMessageContaining("one type");
    assertThatThrownBy(() -> edits.merge(List.of(BLACK))).hasMessageContaining("two or more");
  }

  @Test
  void split_givesTwoThatAreJudgedApart() throws ReviewException {
    shown();
    review.apply(edits.split(FREEZE, Found.extent(125, 150), Found.extent(150, 225)));
    assertThat(shown()).extracting(Defect::firstFrame).containsExactly(25L, 125L, 150L, 250L);
    review.apply(edits.judge(shown().subList(1, 2), Verdict.KNOWN_SLATE));
    assertThat(shown())
        .extracting(d -> d.disposition().verdict())
        .containsExactly(Verdict.OPEN, Verdict.KNOWN_SLATE, Verdict.OPEN, Verdict.OPEN);
    assertThat(reopened().over(FOUND)).isEqualTo(shown());
    // What nothing finds any more is not listed, whoever cut it.
    assertThat(review.over(List.of(BLACK))).containsExactly(BLACK);
  }

  @Test
  void movedEdge_changesTheExtentAlone() throws ReviewException {
    shown();
    review.apply(edits.move(FREEZE, Found.extent(126, 225)));
    assertThat(shown().get(1).firstFrame()).isEqualTo(126);
    assertThat(shown().get(1).id()).isEqualTo(FREEZE.id());
    review.apply(edits.move(shown().get(1), Found.extent(20, 225)));
    assertThat(shown().getFirst().type()).isEqualTo("freeze");
    review.undo();
    review.undo();
    assertThat(shown()).isEqualTo(FOUND);
  }

  @Test
  void openDefect_isNotCut() {
    Defect growing =
        new Defect(
            1,
            "black",
            BLACK.range(),
            25,
            75,
            Severity.ERROR,
            "black",
            "1",
            "black-level",
            3,
            2,
            true,
            Disposition.OPEN);
    review.over(List.of(growing));
    assertThatThrownBy(() -> edits.split(growing, Found.extent(25, 30), Found.extent(30, 75)))
        .hasMessageContaining("still goes on");
  }

  @Test
  void addedByHand_isConfirmed_staysWithoutItsFinding_andIsTakenAway() throws ReviewException {
    shown();
    review.apply(edits.add(Found.extent(100, 110), "moire", Severity.WARNING, "on the jacket"));
    Defect added = review.over(List.of()).getFirst();
    assertThat(added.type()).isEqualTo("moire");
    assertThat(added.detector()).isEqualTo(Defect.PERSON);
    assertThat(added.disposition())
        .isEqualTo(
            new Disposition(
                Verdict.CONFIRMED, "anna", "on the jacket", "", Optional.of(Found.NOW)));
    assertThatThrownBy(() -> edits.remove(List.of(shown().getFirst())))
        .hasMessageContaining("false positive");
    review.apply(edits.remove(List.of(added)));
    assertThat(review.over(List.of())).isEmpty();
    review.undo();
    assertThat(review.over(List.of())).containsExactly(added);
  }

  @Test
  void undo_survivesTheProgram() throws ReviewException {
    shown();
    review.apply(edits.judge(List.of(BLACK), Verdict.CONFIRMED));
    review.apply(edits.judge(List.of(FREEZE), Verdict.FIXED));
    review.undo();
    store.close();
    store = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK);
    Review later = store.review(Found.SOURCE, "anna");
    assertThat(later.redoTitle()).contains("fixed");
    assertThat(later.undo()).contains("confirmed");
    assertThat(later.over(FOUND)).isEqualTo(FOUND);
    assertThat(later.redo()).contains("confirmed");
    assertThat(later.redo()).contains("fixed");
    assertThat(later.over(FOUND))
        .extracting(d -> d.disposition().verdict())
        .containsExactly(Verdict.CONFIRMED, Verdict.FIXED, Verdict.OPEN);
  }

  @Test
  void twoWindowsOnOneProgramme_seeEachOthersDecisions() throws ReviewException {
    try (ReviewStore other = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK)) {
      Review theirs = other.review(Found.SOURCE, "ben");
      shown();
      theirs.over(FOUND);
      review.apply(edits.judge(List.of(BLACK), Verdict.CONFIRMED));
      theirs.apply(new Edits(theirs).judge(List.of(FREEZE), Verdict.FIXED));
      assertThat(theirs.over(FOUND))
          .extracting(d -> d.disposition().verdict())
          .containsExactly(Verdict.CONFIRMED, Verdict.FIXED, Verdict.OPEN);
      review.apply(edits.note(List.of(SECOND), "seen"));
      assertThat(shown()).isEqualTo(reopened().over(FOUND));
      assertThat(shown())
          .extracting(d -> d.disposition().verdict())
          .containsExactly(Verdict.CONFIRMED, Verdict.FIXED, Verdict.OPEN);
    }
  }

  /** Whatever is done, what is shown is what a fresh reading of the log shows. */
  @Test
  void anySequence_showsTheSameAsItsLogReadAnew() throws ReviewException {
    Random random = new Random(7);
    for (int step = 0; step < 150; step++) {
      List<Defect> now = shown();
      Defect one = now.get(random.nextInt(now.size()));
      switch (random.nextInt(9)) {
        case 0, 1 ->
            review.apply(
                edits.judge(
                    List.of(one), Verdict.values()[random.nextInt(Verdict.values().length)]));
        case 2 -> review.apply(edits.note(List.of(one), "n" + step));
        case 3 -> {
          if (one.endFrame() - one.firstFrame() > 2) {
            long middle = (one.firstFrame() + one.endFrame()) / 2;
            review.apply(
                edits.split(
                    one,
                    Found.extent(one.firstFrame(), middle),
                    Found.extent(middle, one.endFrame())));
          }
        }
        case 4 -> {
          List<Defect> same = now.stream().filter(d -> d.type().equals(one.type())).toList();
          if (same.size() > 1) {
            review.apply(edits.merge(same.subList(0, 2)));
          }
        }
        case 5 -> review.apply(edits.move(one, Found.extent(one.firstFrame(), one.endFrame() + 1)));
        case 6 -> review.apply(edits.add(Found.extent(step, step + 5), "mark", Severity.INFO, ""));
        case 7 -> review.undo();
        default -> review.redo();
      }
      Review reread = reopened();
      List<Defect> expected = reread.over(FOUND);
      assertThat(shown().stream().map(ReviewTest::known).sorted().toList())
          .as("step %d", step)
          .isEqualTo(expected.stream().map(ReviewTest::known).sorted().toList());
      assertThat(reread.undoTitle()).isEqualTo(review.undoTitle());
      assertThat(reread.redoTitle()).isEqualTo(review.redoTitle());
    }
  }

  // Ids of drawn ones are a session's own.
  private static String known(Defect defect) {
    return defect.type() + Extent.of(defect) + defect.severity() + defect.disposition();
  }
}
