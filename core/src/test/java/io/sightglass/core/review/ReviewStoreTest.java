package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightglass.core.review.ReviewException.Reason;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewStoreTest {

  private static final Defect BLACK = Found.defect(1, "black", 1, 3);
  private static final Defect FREEZE = Found.defect(2, "freeze", 5, 9);
  private static final List<Defect> FOUND = List.of(BLACK, FREEZE);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("deep/reviews.db");
  }

  private ReviewStore open() throws ReviewException {
    return ReviewStore.open(file, Found.CLOCK);
  }

  private static void judge(Review review, Defect defect, Verdict verdict) throws ReviewException {
    review.over(FOUND);
    review.apply(new Edits(review).judge(List.of(defect), verdict));
  }

  @Test
  void reviews_areListedAndFoundByContents() throws Exception {
    Path clip = Files.writeString(folder.resolve("a.ts"), "a programme");
    try (ReviewStore store = open()) {
      judge(store.review(ReviewSource.of(clip), "anna"), BLACK, Verdict.CONFIRMED);
      store.review(ReviewSource.live("udp://@:1234?x=1", Instant.EPOCH), "anna");
    }
    Path elsewhere = Files.createDirectories(folder.resolve("x")).resolve("b.ts");
    Files.move(clip, elsewhere);
    try (ReviewStore store = open()) {
      assertThat(store.review(ReviewSource.of(elsewhere), "ben").over(FOUND))
          .extracting(d -> d.disposition().by())
          .containsExactly("anna", "");
      assertThat(store.list()).extracting(l -> l.source().name()).contains("b.ts", "udp://@:1234");
      assertThat(store.list()).extracting(ReviewStore.Listed::entries).contains(1, 0);
    }
  }

  @Test
  void fullDisk_isSaid_andNothingIsShownAsSaved() throws Exception {
    try (ReviewStore store = open()) {
      Review review = store.review(Found.SOURCE, "anna");
      judge(review, BLACK, Verdict.CONFIRMED);
      store.limitPages(1);
      List<Defect> before = review.over(FOUND);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  review.apply(new Edits(review).note(List.of(FREEZE), "x".repeat(4000)));
                  review.undo();
                }
              })
          .isInstanceOfSatisfying(
              ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL))
          .hasMessageContaining("was not saved")
          .hasMessageContaining("full");
      List<Defect> shown = review.over(FOUND);
      assertThat(store.review(Found.SOURCE, "ben").over(FOUND)).isEqualTo(shown);
      assertThat(shown.getFirst()).isEqualTo(before.getFirst());
      store.limitPages(1 << 30);
      judge(review, FREEZE, Verdict.FIXED);
      assertThat(review.over(FOUND).get(1).disposition().verdict()).isEqualTo(Verdict.FIXED);
    }
  }

  @Test
  void readOnly_showsWhatIsThere_andSaysThatNothingIsSaved() throws Exception {
    try (ReviewStore store = open()) {
      judge(store.review(Found.SOURCE, "anna"), BLACK, Verdict.CONFIRMED);
    }
    try (ReviewStore store = ReviewStore.open(file, Found.CLOCK, true)) {
      assertThat(store.readOnly()).isTrue();
      Review review = store.review(Found.SOURCE, "ben");
      List<Defect> shown = review.over(FOUND);
      assertThat(shown.getFirst().disposition().verdict()).isEqualTo(Verdict.CONFIRMED);
      assertThatThrownBy(() -> judge(review, FREEZE, Verdict.FIXED))
          .isInstanceOfSatisfying(
              ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY))
          .hasMessageContaining("was not saved");
      assertThat(review.over(FOUND)).isEqualTo(shown);
      assertThat(store.review(new ReviewSource("1-" + "b".repeat(64), "b"), "ben").over(FOUND))
          .isEqualTo(FOUND);
    }
  }

  @Test
  void databaseThatAnotherHolds_isSaid_andWrittenWhenItIsFree() throws Exception {
    try (ReviewStore store = open()) {
      Review review = store.review(Found.SOURCE, "anna");
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> judge(review, BLACK, Verdict.CONFIRMED))
            .isInstanceOfSatisfying(
                ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
        statement.execute("ROLLBACK");
      }
      judge(review, BLACK, Verdict.CONFIRMED);
    }
    try (ReviewStore store = open()) {
      assertThat(store.review(Found.SOURCE, "ben").over(FOUND))
          .extracting(d -> d.disposition().verdict())
          .containsExactly(Verdict.CONFIRMED, Verdict.OPEN);
    }
  }

  @Test
  void fileWithoutPermission_isOpenedReadOnly() throws Exception {
    open().close();
    assumeTrue(file.toFile().setWritable(false) && !Files.isWritable(file), "nobody may write");
    try (ReviewStore store = open()) {
      assertThat(store.readOnly()).isTrue();
    }
  }

  @Test
  void folderThatCannotBe_isASentence() throws Exception {
    Files.writeString(folder.resolve("deep"), "a file");
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
        .hasMessageContaining("cannot be kept");
  }

  @Test
  void fileThatIsNoDatabase_isASentence_andStays() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no database at all\n".repeat(100));
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    assertThat(file).content().startsWith("no database");
  }

  @Test
  void newerSchema_isRefused_andUntouched() throws Exception {
    open().close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO schema_history (installed_rank, version, description, type, script,"
              + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99.sql',"
              + " '', 0, 1)");
    }
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ReviewException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER))
        .hasMessageContaining("newer version")
        .hasMessageContaining("99");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  /** Made by the program of each version: a review of two decisions, the second undone. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void databaseOfEachVersion_opensAndIsUpgraded(int version) throws Exception {
    Files.createDirectories(file.getParent());
    try (InputStream old =
        ReviewStoreTest.class.getResourceAsStream("reviews-" + version + ".db")) {
      Files.copy(old, file);
    }
    try (ReviewStore store = open()) {
      Review review = store.review(Found.SOURCE, "anna");
      assertThat(review.over(FOUND))
          .extracting(d -> d.disposition().verdict())
          .containsExactly(Verdict.CONFIRMED, Verdict.OPEN);
      assertThat(review.redo()).contains("fixed");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      assertThat(Schema.version(connection)).isEqualTo(Schema.VERSION);
    }
  }
}
