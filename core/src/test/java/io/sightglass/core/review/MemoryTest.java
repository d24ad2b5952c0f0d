package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

  private static final PerceptualHash FLAT = new PerceptualHash(0x123, true);
  private static final PerceptualHash SLATE = new PerceptualHash(0x0f0f_3c3c_aa55_9966L, false);
  private static final PerceptualHash OTHER = new PerceptualHash(0xffff_0000_ffff_0000L, false);

  @TempDir Path folder;

  private static Look look(PerceptualHash within, PerceptualHash around, long micros) {
    return new Look(
        List.of(within, within, within), Optional.of(around), Optional.of(around), micros);
  }

  private static PerceptualHash coded(PerceptualHash hash) {
    return new PerceptualHash(hash.bits() ^ 0b1000_0100_0001L, hash.flat());
  }

  @Test
  void samePicturesCodedAnew_areAlike_andOthersAreNot() {
    Look slate = look(SLATE, OTHER, 4_000_000);
    assertThat(slate.like(look(coded(SLATE), SLATE, 9_000_000))).isTrue();
    assertThat(slate.like(look(OTHER, OTHER, 4_000_000))).isFalse();
    assertThat(slate.like(look(FLAT, OTHER, 4_000_000))).isFalse();
  }

  @Test
  void black_isKnownByWhatIsAroundItAndHowLongItIs() {
    Look black = look(FLAT, SLATE, 4_000_000);
    assertThat(black.like(look(FLAT, coded(SLATE), 4_040_000))).isTrue();
    assertThat(black.like(look(FLAT, OTHER, 4_000_000))).isFalse();
    assertThat(black.like(look(FLAT, SLATE, 6_000_000))).isFalse();
    Look nothing = look(FLAT, FLAT, 4_000_000);
    assertThat(nothing.unknowable()).isTrue();
    assertThat(nothing.like(nothing)).isFalse();
  }

  private static final Defect BLACK = Found.defect(1, "black", 1, 3);

  /** Judges the one defect of a programme, and remembers that. */
  private static void judge(ReviewStore store, String programme, Verdict verdict, Look look)
      throws ReviewException {
    Review review = store.review(source(programme), "anna");
    review.over(List.of(BLACK));
    review.apply(new Edits(review).judge(List.of(BLACK), verdict));
    store.remember(review, BLACK, look);
  }

  private static ReviewSource source(String programme) {
    return new ReviewSource("1-" + programme.repeat(64), programme + ".ts");
  }

  private static Optional<Suggestion> asked(ReviewStore store, String programme, Look look)
      throws ReviewException {
    Review review = store.review(source(programme), "ben");
    review.over(List.of(BLACK));
    return store.suggestion(review, BLACK, look);
  }

  @Test
  void verdict_isSuggestedInAnotherProgramme_replacedAndForgotten() throws Exception {
    Path file = folder.resolve("reviews.db");
    Look slate = look(SLATE, OTHER, 4_000_000);
    try (ReviewStore store = ReviewStore.open(file, Found.CLOCK)) {
      assertThat(asked(store, "a", slate)).isEmpty();
      judge(store, "a", Verdict.KNOWN_SLATE, slate);
      assertThat(asked(store, "a", slate)).as("of itself").isEmpty();
    }
    try (ReviewStore store = ReviewStore.open(file, Found.CLOCK)) {
      Suggestion known = asked(store, "b", look(coded(SLATE), SLATE, 1)).orElseThrow();
      assertThat(known.said().verdict()).isEqualTo(Verdict.KNOWN_SLATE);
      assertThat(known.said().by()).isEqualTo("anna");
      assertThat(known.said().at()).contains(Found.NOW);
      assertThat(known.source()).isEqualTo("a.ts");
      judge(store, "c", Verdict.CREATIVE_INTENT, slate);
      Suggestion now = asked(store, "b", slate).orElseThrow();
      assertThat(now.said().verdict()).isEqualTo(Verdict.CREATIVE_INTENT);
      store.forget(now);
      assertThat(asked(store, "b", slate)).isEmpty();
    }
  }

  @Test
  void verdictThatWasUndone_isNotSuggested() throws Exception {
    Look slate = look(SLATE, OTHER, 4_000_000);
    try (ReviewStore store = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK)) {
      judge(store, "a", Verdict.KNOWN_SLATE, slate);
      Review review = store.review(source("a"), "anna");
      review.undo();
      assertThat(asked(store, "b", slate)).isEmpty();
      review.redo();
      assertThat(asked(store, "b", slate)).isPresent();
    }
  }

  @Test
  void confirmedDefect_isNoSlate_andNotRemembered() throws Exception {
    Look slate = look(SLATE, OTHER, 4_000_000);
    try (ReviewStore store = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK)) {
      judge(store, "a", Verdict.CONFIRMED, slate);
      assertThat(asked(store, "b", slate)).isEmpty();
    }
  }

  @Test
  void acceptedSuggestion_takesVerdictAndNoteOver() throws Exception {
    Suggestion suggestion =
        new Suggestion(
            1,
            new Disposition(Verdict.KNOWN_SLATE, "anna", "house slate", "", Optional.of(Found.NOW)),
            "a.ts");
    try (ReviewStore store = ReviewStore.open(folder.resolve("reviews.db"), Found.CLOCK)) {
      Review review = store.review(source("b"), "ben");
      review.over(List.of(BLACK));
      review.apply(new Edits(review).accept(BLACK, suggestion));
      assertThat(review.over(List.of(BLACK)).getFirst().disposition())
          .isEqualTo(
              new Disposition(
                  Verdict.KNOWN_SLATE, "ben", "house slate", "", Optional.of(Found.NOW)));
      assertThat(review.undo()).contains("suggestion accepted");
    }
  }
}
