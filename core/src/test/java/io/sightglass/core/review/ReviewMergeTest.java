package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.review.ReviewMerge.What;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two engineers on two machines, and a file that goes between them. */
class ReviewMergeTest {

  private static final Defect BLACK = Found.defect(1, "black", 1, 3);
  private static final Defect FREEZE = Found.defect(2, "freeze", 5, 9);
  private static final Defect SILENCE = Found.defect(3, "silence", 10, 12);
  private static final List<Defect> FOUND = List.of(BLACK, FREEZE, SILENCE);

  @TempDir Path folder;
  private ReviewStore here;
  private ReviewStore there;
  private Review anna;
  private Review ben;

  @BeforeEach
  void open() throws ReviewException {
    here = ReviewStore.open(folder.resolve("anna.db"), Found.CLOCK);
    there = ReviewStore.open(folder.resolve("ben.db"), Found.CLOCK);
    anna = here.review(Found.SOURCE, "anna");
    ben = there.review(Found.SOURCE, "ben");
    anna.over(FOUND);
    ben.over(FOUND);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private static ReviewFile handedOver(Review review) throws IOException {
    return ReviewFile.read(new ByteArrayInputStream(bytes(review)), "x.review.json");
  }

  private static byte[] bytes(Review review) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReviewFile.of(review, Found.NOW).write(out);
    return out.toByteArray();
  }

  private static void judge(Review review, Defect defect, Verdict verdict) throws ReviewException {
    review.apply(new Edits(review).judge(List.of(defect), verdict));
  }

  private static List<Verdict> verdicts(Review review) {
    return review.over(FOUND).stream().map(d -> d.disposition().verdict()).toList();
  }

  @Test
  void exportedReview_comesBackWhole() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    anna.apply(new Edits(anna).note(List.of(FREEZE), "“quoted”\n\u0001 line 2 ☺"));
    anna.apply(new Edits(anna).split(FREEZE, Found.extent(125, 150), Found.extent(150, 225)));
    anna.apply(new Edits(anna).add(Found.extent(0, 5), "moire", Severity.INFO, ""));
    anna.undo();
    ReviewFile file = handedOver(anna);
    assertThat(file.entries()).isEqualTo(anna.log());
    assertThat(file.source()).isEqualTo(Found.SOURCE);
    assertThat(ben.merge(file).conflicts()).isEmpty();
    assertThat(ben.over(FOUND)).isEqualTo(anna.over(FOUND));
  }

  @Test
  void differentDefects_areBothTaken_andOneUndoTakesTheImportBack() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    judge(ben, FREEZE, Verdict.FALSE_POSITIVE);
    ReviewMerge merge = anna.merge(handedOver(ben));
    assertThat(merge.conflicts()).isEmpty();
    assertThat(verdicts(anna))
        .containsExactly(Verdict.CONFIRMED, Verdict.FALSE_POSITIVE, Verdict.OPEN);
    assertThat(anna.over(FOUND).get(1).disposition().by()).isEqualTo("ben");
    assertThat(anna.undo()).contains("import of ben");
    assertThat(verdicts(anna)).containsExactly(Verdict.CONFIRMED, Verdict.OPEN, Verdict.OPEN);
    anna.redo();
    assertThat(verdicts(anna))
        .containsExactly(Verdict.CONFIRMED, Verdict.FALSE_POSITIVE, Verdict.OPEN);
    assertThat(here.review(Found.SOURCE, "x").over(FOUND)).isEqualTo(anna.over(FOUND));
    judge(anna, SILENCE, Verdict.FIXED);
    anna.undo();
    anna.undo();
    anna.undo();
    assertThat(verdicts(anna)).containsOnly(Verdict.OPEN);
  }

  @Test
  void sameDefectSeenDifferently_isAConflict_andWhatIsHereStays() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    judge(ben, BLACK, Verdict.FALSE_POSITIVE);
    ben.apply(new Edits(ben).note(List.of(BLACK), "see script"));
    ReviewMerge merge = anna.merge(handedOver(ben));
    assertThat(merge.conflicts()).extracting(Conflict::what).containsExactly(What.VERDICT);
    assertThat(merge.conflicts().getFirst().theirs().by()).isEqualTo("ben");
    Disposition said = anna.over(FOUND).getFirst().disposition();
    assertThat(said.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(said.by()).isEqualTo("anna");
    // Nobody had written another note.
    assertThat(said.note()).isEqualTo("see script");
    anna.apply(
        new Edits(anna).settle(anna.over(FOUND).getFirst(), merge.conflicts().getFirst().theirs()));
    assertThat(anna.over(FOUND).getFirst().disposition().by()).isEqualTo("ben");
  }

  @Test
  void handedBack_isNoConflict() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    ben.merge(handedOver(anna));
    judge(ben, ben.over(FOUND).getFirst(), Verdict.FALSE_POSITIVE);
    ReviewMerge back = anna.merge(handedOver(ben));
    assertThat(back.conflicts()).isEmpty();
    assertThat(verdicts(anna).getFirst()).isEqualTo(Verdict.FALSE_POSITIVE);
    assertThat(anna.merge(handedOver(ben)).fresh()).isEmpty();
  }

  @Test
  void importThatWasUndone_isHandedOnUndone() throws Exception {
    try (ReviewStore third = ReviewStore.open(folder.resolve("cara.db"), Found.CLOCK)) {
      Review cara = third.review(Found.SOURCE, "cara");
      cara.over(FOUND);
      judge(cara, BLACK, Verdict.FIXED);
      ben.merge(handedOver(cara));
      judge(ben, FREEZE, Verdict.CONFIRMED);
      ben.undo();
      ben.undo();
      anna.merge(handedOver(ben));
      assertThat(verdicts(anna)).containsOnly(Verdict.OPEN);
      ben.redo();
      anna.merge(handedOver(ben));
      assertThat(verdicts(anna)).containsExactly(Verdict.FIXED, Verdict.OPEN, Verdict.OPEN);
      assertThat(anna.merge(handedOver(cara)).conflicts()).isEmpty();
    }
  }

  @Test
  void takenInTwice_isNoConflictAgain() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    judge(ben, BLACK, Verdict.FALSE_POSITIVE);
    assertThat(anna.merge(handedOver(ben)).conflicts()).hasSize(1);
    ReviewMerge again = anna.merge(handedOver(ben));
    assertThat(again.fresh()).isEmpty();
    assertThat(again.conflicts()).isEmpty();
  }

  @Test
  void splitHereAndJudgedThere_isAConflict() throws Exception {
    anna.apply(new Edits(anna).split(FREEZE, Found.extent(125, 150), Found.extent(150, 225)));
    judge(ben, FREEZE, Verdict.CONFIRMED);
    assertThat(anna.merge(handedOver(ben)).conflicts())
        .extracting(Conflict::what)
        .containsExactly(What.EXTENT);
    assertThat(anna.over(FOUND)).hasSize(4);
  }

  @Test
  void splitByBoth_keepsTheOneHere() throws Exception {
    anna.apply(new Edits(anna).split(FREEZE, Found.extent(125, 150), Found.extent(150, 225)));
    ben.apply(new Edits(ben).split(FREEZE, Found.extent(125, 200), Found.extent(200, 225)));
    List<Defect> before = anna.over(FOUND);
    assertThat(anna.merge(handedOver(ben)).conflicts())
        .extracting(Conflict::what)
        .contains(What.EXTENT);
    assertThat(anna.over(FOUND)).isEqualTo(before);
  }

  @Test
  void otherRules_conflictByOverlap() throws Exception {
    judge(anna, BLACK, Verdict.CONFIRMED);
    Defect longer = Found.defect(1, "black", 0.5, 3.5);
    ben.over(List.of(longer));
    judge(ben, longer, Verdict.CREATIVE_INTENT);
    assertThat(anna.merge(handedOver(ben)).conflicts())
        .extracting(Conflict::what)
        .containsExactly(What.VERDICT);
    assertThat(verdicts(anna).getFirst()).isEqualTo(Verdict.CONFIRMED);
    assertThat(anna.over(List.of(longer)).getFirst().disposition().by()).isEqualTo("anna");
  }

  @Test
  void otherProgramme_isRefused() throws Exception {
    ReviewFile file = handedOver(ben);
    Review other = here.review(new ReviewSource("5-" + "c".repeat(64), "other.ts"), "anna");
    assertThatThrownBy(() -> other.merge(file))
        .isInstanceOf(ReviewException.class)
        .hasMessageContaining("clip.ts")
        .hasMessageContaining("other.ts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "nothing",
        "{\"kind\":\"sightglass-review\",\"schemaVersion\":\"1.0\"}",
        "{\"schemaVersion\":\"2.0\"}",
        "{\"entries\":7}",
        "{\"entries\":[{\"id\":\"x\"}]}",
        "{\"source\":{\"key\":\"../../etc/passwd\",\"name\":\"x\"}}"
      })
  void whatIsNoReview_isASentence(String text) {
    assertThatThrownBy(() ->
            ReviewFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.json"))
        .isInstanceOf(ReviewException.class)
        .hasMessageStartingWith("x.json")
        .hasMessageEndingWith(".");
  }

  static Stream<byte[]> bombs() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      entries.putNextEntry(new ZipEntry("review.json"));
      entries.write(new byte[1 << 20]);
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(gzip)) {
      packed.write(new byte[1 << 20]);
    }
    String deep = "{\"entries\":" + "[".repeat(100_000);
    String wide = "{\"by\":\"" + "x".repeat(1 << 20) + "\"}";
    return Stream.of(
        zip.toByteArray(),
        gzip.toByteArray(),
        deep.getBytes(StandardCharsets.UTF_8),
        wide.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void fileThatWantsTooMuch_isASentence(byte[] bomb) {
    assertThatThrownBy(() -> ReviewFile.read(new ByteArrayInputStream(bomb), "x.json"))
        .isInstanceOf(ReviewException.class)
        .hasMessageStartingWith("x.json")
        .hasMessageEndingWith(".");
  }

  @Test
  void damagedFile_isReadOrIsASentence() throws Exception {
    anna.apply(new Edits(anna).split(FREEZE, Found.extent(125, 150), Found.extent(150, 225)));
    judge(anna, BLACK, Verdict.CONFIRMED);
    anna.apply(new Edits(anna).assign(List.of(BLACK), "cara"));
    byte[] whole = bytes(anna);
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        ReviewFile read = ReviewFile.read(new ByteArrayInputStream(damaged), "x.json");
        if (read.source().equals(Found.SOURCE) && i % 20 == 0) {
          ben.merge(read);
          ben.over(FOUND);
        }
      } catch (IOException e) {
        assertThat(e.getMessage()).startsWith("x.json");
      }
    }
  }
}
