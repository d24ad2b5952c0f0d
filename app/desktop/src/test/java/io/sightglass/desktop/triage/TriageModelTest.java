package io.sightglass.desktop.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.review.Edits;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.core.timeline.FrameClock;
import io.sightglass.desktop.Defects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Triage with a real database and without a window; everything runs on the test's thread. */
class TriageModelTest {

  @TempDir Path folder;

  private final List<Defect> found =
      List.of(
          Defects.of("black", 1, 3),
          Defects.of("freeze", 4, 6),
          Defects.of("black", 8, 9),
          Defects.of("silence", 8, 12));
  private final List<String> said = new ArrayList<>();
  private final List<Defect> judged = new ArrayList<>();
  private Surroundings window;
  private ReviewDesk desk;
  private TriageModel triage;
  private StreamInfo stream;

  @BeforeEach
  void open() throws Exception {
    Path clip = Files.writeString(folder.resolve("clip.ts"), "a programme");
    stream = stream(clip.toString());
    begin(folder.resolve("reviews.db"));
  }

  private static StreamInfo stream(String uri) {
    return new StreamInfo(
        uri,
        "mpegts",
        false,
        20_000_000,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void begin(Path database) {
    desk = new ReviewDesk(database, "anna");
    window = new Surroundings();
    triage = new TriageModel(desk, window, Runnable::run, Runnable::run);
    triage.leave();
    triage.open(stream);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private List<Verdict> verdicts() {
    return window.shown.stream().map(d -> d.disposition().verdict()).toList();
  }

  private void select(int... rows) {
    window.selected = Arrays.stream(rows).mapToObj(window.shown::get).toList();
  }

  @Test
  void judgement_goesOnToTheNextThatIsLeft_andRoundToTheFirst() {
    select(1);
    triage.judge(Verdict.CONFIRMED);
    assertThat(window.at()).isEqualTo(found.get(2).id());
    triage.judge(Verdict.FALSE_POSITIVE);
    triage.judge(Verdict.CREATIVE_INTENT);
    assertThat(window.at()).isEqualTo(found.get(0).id());
    assertThat(Progress.of(window.shown).text()).isEqualTo("1 of 4 left");
    triage.judge(Verdict.KNOWN_SLATE);
    assertThat(window.at()).isEqualTo(found.get(0).id());
    assertThat(verdicts())
        .containsExactly(
            Verdict.KNOWN_SLATE,
            Verdict.CONFIRMED,
            Verdict.FALSE_POSITIVE,
            Verdict.CREATIVE_INTENT);
    assertThat(Progress.of(window.shown).text()).isEqualTo("All 4 judged");
    assertThat(said).isEmpty();
  }

  @Test
  void goingOn_isASetting() {
    triage.goOnProperty().set(false);
    select(1);
    triage.judge(Verdict.CONFIRMED);
    assertThat(window.at()).isEqualTo(found.get(1).id());
  }

  @Test
  void severalSelected_areJudgedAndUndoneTogether() {
    select(0, 2);
    triage.judge(Verdict.CREATIVE_INTENT);
    assertThat(verdicts())
        .containsExactly(
            Verdict.CREATIVE_INTENT, Verdict.OPEN, Verdict.CREATIVE_INTENT, Verdict.OPEN);
    triage.undo();
    assertThat(verdicts()).containsOnly(Verdict.OPEN);
    assertThat(said).containsExactly("Undone: creative intent.");
    triage.redo();
    assertThat(verdicts().getFirst()).isEqualTo(Verdict.CREATIVE_INTENT);
    triage.redo();
    assertThat(said.getLast()).startsWith("Nothing was undone");
  }

  @Test
  void reopenedContents_bringTheReviewAlong() throws Exception {
    select(0);
    triage.note("left edge");
    triage.assign("cara");
    triage.judge(Verdict.CONFIRMED);
    desk.close();
    Path elsewhere = Files.move(folder.resolve("clip.ts"), folder.resolve("renamed.ts"));
    stream = stream(elsewhere.toString());
    begin(folder.resolve("reviews.db"));
    assertThat(window.shown.getFirst().disposition())
        .satisfies(d -> assertThat(d.verdict()).isEqualTo(Verdict.CONFIRMED))
        .satisfies(d -> assertThat(d.note()).isEqualTo("left edge"))
        .satisfies(d -> assertThat(d.assignee()).isEqualTo("cara"));
  }

  @Test
  void split_isAtThePicture_andMergeTakesItBack() {
    select(1);
    triage.split(125);
    assertThat(window.shown).extracting(Defect::firstFrame).contains(100L, 125L);
    assertThat(window.shown.get(1).endFrame()).isEqualTo(125);
    assertThat(window.shown.get(1).range()).isEqualTo(TimeRange.ofSeconds(4, 5));
    select(1, 2);
    triage.merge();
    assertThat(window.shown).hasSize(4);
    assertThat(window.shown.get(1).range()).isEqualTo(TimeRange.ofSeconds(4, 6));
    select(1);
    triage.split(100);
    assertThat(said.getLast()).contains("it is cut there");
  }

  @Test
  void edges_moveByPictures() {
    select(1);
    triage.moveStart(-1);
    triage.moveEnd(2);
    assertThat(window.shown.get(1).range()).isEqualTo(TimeRange.ofSeconds(3.96, 6.08));
    select(1);
    triage.startAt(149);
    select(1);
    triage.endWith(148);
    assertThat(said).containsExactly("A defect ends after it begins.");
    assertThat(window.shown.get(1).firstFrame()).isEqualTo(149);
  }

  @Test
  void addedByHand_isSelected_andTakenAway() {
    triage.add(TimeRange.ofSeconds(2, 2.2), "moire", Severity.ERROR, "");
    assertThat(window.selected.getFirst().type()).isEqualTo("moire");
    assertThat(window.selected.getFirst().firstFrame()).isEqualTo(50);
    assertThat(window.selected.getFirst().endFrame()).isEqualTo(55);
    triage.remove();
    assertThat(window.shown).hasSize(4);
    triage.add(TimeRange.ofSeconds(2, 2.2), "No Type", Severity.ERROR, "");
    assertThat(said.getLast()).contains("no type of defect");
    select(0);
    triage.remove();
    assertThat(said.getLast()).contains("not taken away");
  }

  @Test
  void marker_isNotCountedAsLeft() {
    triage.mark(MediaTime.ofSeconds(2), "here");
    assertThat(window.selected.getFirst().type()).isEqualTo(Defect.MARKER);
    assertThat(Progress.of(window.shown).all()).isEqualTo(4);
    triage.rename(window.selected.getFirst(), "there");
    assertThat(window.shown).extracting(d -> d.disposition().note()).contains("there");
  }

  @Test
  void whatIsAskedForBeforeTheReviewIsFound_isDoneThen() {
    Queue<Runnable> later = new ArrayDeque<>();
    triage = new TriageModel(desk, window, later::add, Runnable::run);
    triage.leave();
    triage.open(stream);
    triage.mark(MediaTime.ofSeconds(2), "here");
    select(0);
    triage.judge(Verdict.CONFIRMED);
    assertThat(verdicts()).containsOnly(Verdict.OPEN);
    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertThat(verdicts()).contains(Verdict.CONFIRMED);
    assertThat(window.shown).extracting(d -> d.disposition().note()).contains("here");
    assertThat(said).isEmpty();

    triage.leave();
    triage.mark(MediaTime.ofSeconds(2), "here");
    assertThat(said).containsExactly("Nothing is open.");
  }

  @Test
  void whatCannotBeSaved_isSaidAtOnce_andNotShownAsMade() throws Exception {
    desk.close();
    Path occupied = Files.writeString(folder.resolve("file"), "not a folder");
    begin(occupied.resolve("reviews.db"));
    assertThat(said.getLast()).contains("cannot be kept");
    assertThat(triage.problemProperty().get()).isEqualTo(said.getLast());
    select(0);
    triage.judge(Verdict.CONFIRMED);
    assertThat(verdicts()).containsOnly(Verdict.OPEN);
    assertThat(window.at()).isEqualTo(found.getFirst().id());
    assertThat(said).hasSize(2);
  }

  @Test
  void anothersReview_isTakenIn_andTheirsIsTakenOnRequest() throws Exception {
    select(0);
    triage.judge(Verdict.CONFIRMED);
    ReviewFile other;
    try (ReviewStore store = ReviewStore.open(folder.resolve("ben.db"), InstantSource.system())) {
      Review ben = store.review(window.review.orElseThrow().source(), "ben");
      ben.over(found);
      ben.apply(new Edits(ben).judge(found.subList(0, 2), Verdict.FIXED));
      other = ReviewFile.of(ben, Instant.now());
    }
    List<Conflict> conflicts = new ArrayList<>();
    triage.takeIn(other, conflicts::addAll);
    assertThat(verdicts())
        .containsExactly(Verdict.CONFIRMED, Verdict.FIXED, Verdict.OPEN, Verdict.OPEN);
    assertThat(conflicts).hasSize(1);
    assertThat(said.getLast()).startsWith("ben's review is taken in; where both");
    triage.takeTheirs(conflicts.getFirst());
    assertThat(window.shown.getFirst().disposition().by()).isEqualTo("ben");
  }

  @Test
  void nothingSelected_isASentence() {
    triage.judge(Verdict.CONFIRMED);
    assertThat(said)
        .containsExactly("Select a defect first: ↑ and ↓ go to the previous and the next.");
  }

  private final class Surroundings implements TriageModel.Window {

    private List<Defect> shown = found;
    private List<Defect> selected = List.of();
    private Optional<Review> review = Optional.empty();

    long at() {
      return selected.getFirst().id();
    }

    @Override
    public List<Defect> listed() {
      return shown;
    }

    @Override
    public List<Defect> selected() {
      return selected;
    }

    @Override
    public Optional<FrameClock> clock() {
      FrameClock clock = new FrameClock(new FrameRate(25, 1));
      for (int i = 0; i < 500; i++) {
        clock.append(MediaTime.ofMicros(i * 40_000L), i, 40_000);
      }
      return Optional.of(clock);
    }

    @Override
    public void judged(List<Defect> defects) {
      judged.addAll(defects);
    }

    @Override
    public void goTo(Defect defect) {
      selected = List.of(defect);
    }

    @Override
    public void layOver(Optional<Review> laid) {
      review = laid;
      reviewed();
    }

    @Override
    public void reviewed() {
      shown = review.map(r -> r.over(found)).orElse(found);
      selected =
          selected.stream().flatMap(old -> shown.stream().filter(d -> d.id() == old.id())).toList();
    }

    @Override
    public void say(String sentence, boolean bad) {
      said.add(sentence);
    }
  }
}
