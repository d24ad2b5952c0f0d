package io.sightglass.desktop.triage;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.review.Edits;
import io.sightglass.core.review.Entry;
import io.sightglass.core.review.Extent;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewException;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.review.ReviewMerge;
import io.sightglass.core.review.ReviewMerge.Conflict;
import io.sightglass.core.review.Suggestion;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.core.timeline.FrameClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to defects. Each deed is written to the disk by one thread, in the order in
 * which it was asked for, and shows when it is there; what could not be written is told, and has
 * not happened. Used by the screen's thread.
 */
public final class TriageModel {

  /** The window around it. Called by the screen's thread. */
  public interface Window {

    /** The defects that are listed, in the list's order. */
    List<Defect> listed();

    /** Those that are selected; in the list's order. */
    List<Defect> selected();

    /** Times and numbers of the pictures; empty where nothing is open. */
    Optional<FrameClock> clock();

    /** These were judged, and that is kept. */
    void judged(List<Defect> defects);

    /** Goes to {@code defect} and selects it. */
    void goTo(Defect defect);

    /** Lays this review over what is found. */
    void layOver(Optional<Review> review);

    /** The review has changed. */
    void reviewed();

    /** Tells the user. */
    void say(String sentence, boolean bad);
  }

  /** What is written. */
  @FunctionalInterface
  private interface Deed {

    /** Returns what to tell the user; empty for nothing. */
    String write(Review review, Edits edits) throws ReviewException;
  }

  private final ReviewDesk desk;
  private final Window window;
  private final Executor writer;
  private final Executor updates;
  private final Queue<Runnable> outcomes = new ConcurrentLinkedQueue<>();
  private final BooleanProperty goOn = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable Review review;
  private final AtomicInteger opened = new AtomicInteger();
  // Asked for while the review of what is open was being found.
  private final List<Runnable> early = new ArrayList<>();
  private volatile boolean finding;

  /**
   * @param writer runs one task after the other
   * @param updates brings the screen's thread to what is to be shown
   */
  public TriageModel(ReviewDesk desk, Window window, Executor writer, Executor updates) {
    this.desk = desk;
    this.window = window;
    this.writer = writer;
    this.updates = updates;
  }

  /** Whether a judgement is followed by the next defect that is left. */
  public BooleanProperty goOnProperty() {
    return goOn;
  }

  /** Why nothing can be saved; empty where it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The review of what is open; empty until it is found, and where there is none. */
  public Optional<Review> review() {
    return Optional.ofNullable(review);
  }

  /** Nothing is open any more. */
  public void leave() {
    opened.incrementAndGet();
    review = null;
    finding = false;
    early.clear();
    problem.set("");
  }

  /** Finds the review of what was opened since {@link #leave}. Any thread. */
  public void open(StreamInfo stream) {
    int which = opened.get();
    finding = true;
    writer.execute(() -> {
      ReviewDesk.Found found = desk.find(stream);
      later(() -> {
        if (which == opened.get()) {
          review = found.review().orElse(null);
          problem.set(found.problem());
          window.layOver(found.review());
          finding = false;
          if (!found.problem().isEmpty()) {
            window.say(found.problem(), true);
          }
          List<Runnable> deeds = List.copyOf(early);
          early.clear();
          deeds.forEach(Runnable::run);
        }
      });
    });
  }

  /** Judges what is selected, and goes on to the next that is left. */
  public void judge(Verdict verdict) {
    List<Defect> targets = selected();
    if (targets.isEmpty()) {
      return;
    }
    boolean follow = goOn.get() && verdict != Verdict.OPEN;
    Optional<Defect> next = follow ? nextLeft(targets) : Optional.empty();
    write(
        (kept, edits) -> {
          kept.apply(edits.judge(targets, verdict));
          return "";
        },
        () -> window.judged(targets),
        () -> window.goTo(targets.getFirst()));
    // At once: a key that is typed ahead is meant for the next one.
    if (review != null) {
      next.ifPresent(window::goTo);
    }
  }

  /** Judges {@code defect} as something like it was judged, and goes on to the next. */
  public void accept(Defect defect, Suggestion suggestion) {
    Optional<Defect> next = goOn.get() ? nextLeft(List.of(defect)) : Optional.empty();
    write(
        (kept, edits) -> {
          kept.apply(edits.accept(defect, suggestion));
          return "";
        },
        () -> window.judged(List.of(defect)),
        () -> window.goTo(defect));
    if (review != null) {
      next.ifPresent(window::goTo);
    }
  }

  /**
   * Takes in what another decided.
   *
   * @param onTaken told what both had changed, and differently
   */
  public void takeIn(ReviewFile other, Consumer<List<Conflict>> onTaken) {
    List<Conflict> conflicts = new CopyOnWriteArrayList<>();
    write(
        (kept, edits) -> {
          ReviewMerge merge = kept.merge(other);
          conflicts.addAll(merge.conflicts());
          return merge.fresh().isEmpty()
              ? "All of it was here already."
              : other.by()
                  + "'s review is taken in"
                  + (merge.conflicts().isEmpty()
                      ? "."
                      : "; where both had changed the same, what was here stays.");
        },
        () -> onTaken.accept(List.copyOf(conflicts)),
        () -> {});
  }

  /** Has the other's word count. */
  public void takeTheirs(Conflict conflict) {
    write(
        (kept, edits) -> {
          kept.apply(edits.take(conflict));
          return "";
        },
        () -> {},
        () -> {});
  }

  /** Has {@code suggestion} not be made again. */
  public void forget(Suggestion suggestion) {
    write(
        (kept, edits) -> {
          desk.forget(suggestion);
          return "Forgotten: it is not suggested again.";
        },
        () -> {},
        () -> {});
  }

  /** The first that is left after {@code targets}, from the start again where there is none. */
  private Optional<Defect> nextLeft(List<Defect> targets) {
    List<Defect> listed = window.listed();
    int from = place(listed, targets.getLast().id()) + 1;
    for (int i = 0; i < listed.size(); i++) {
      Defect defect = listed.get((from + i) % listed.size());
      if (Progress.isLeft(defect)
          && targets.stream().noneMatch(target -> target.id() == defect.id())) {
        return Optional.of(defect);
      }
    }
    return Optional.empty();
  }

  private static int place(List<Defect> listed, long id) {
    for (int i = 0; i < listed.size(); i++) {
      if (listed.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** Goes to the next defect that is left. */
  public void nextLeft() {
    List<Defect> from = window.selected();
    Optional<Defect> next =
        from.isEmpty()
            ? window.listed().stream().filter(Progress::isLeft).findFirst()
            : nextLeft(from);
    next.ifPresentOrElse(window::goTo, () -> window.say("No other defect is left.", false));
  }

  /** Puts a note on what is selected; an empty one takes it off. */
  public void note(String text) {
    List<Defect> targets = selected();
    if (!targets.isEmpty()) {
      apply(edits -> edits.note(targets, text));
    }
  }

  /** Gives what is selected to somebody; to nobody where that is empty. */
  public void assign(String name) {
    List<Defect> targets = selected();
    if (!targets.isEmpty()) {
      apply(edits -> edits.assign(targets, name));
    }
  }

  /** Makes one of what is selected. */
  public void merge() {
    List<Defect> targets = window.selected();
    apply(edits -> edits.merge(targets));
  }

  /** Cuts the selected defect before picture {@code frame}. */
  public void split(long frame) {
    one()
        .ifPresent(defect -> {
          MediaTime cut = clock().timeOf(frame);
          if (frame <= defect.firstFrame()
              || frame >= defect.endFrame()
              || !defect.range().start().isBefore(cut)
              || !cut.isBefore(defect.range().end())) {
            window.say(
                "Go to a picture within the defect, after its first: it is cut there.", true);
            return;
          }
          Extent before =
              new Extent(new TimeRange(defect.range().start(), cut), defect.firstFrame(), frame);
          Extent after =
              new Extent(new TimeRange(cut, defect.range().end()), frame, defect.endFrame());
          apply(edits -> edits.split(defect, before, after));
        });
  }

  /** Has the selected defect begin with picture {@code frame}. */
  public void startAt(long frame) {
    one()
        .ifPresent(defect -> {
          if (frame < 0 || frame >= defect.endFrame()) {
            window.say("A defect begins before it ends, and not before the programme.", true);
            return;
          }
          MediaTime start = clock().timeOf(frame);
          move(defect, start, defect.range().end(), frame, defect.endFrame());
        });
  }

  /** Has picture {@code frame} be the selected defect's last. */
  public void endWith(long frame) {
    one()
        .ifPresent(defect -> {
          if (frame < defect.firstFrame()) {
            window.say("A defect ends after it begins.", true);
            return;
          }
          MediaTime end = clock().timeOf(frame + 1);
          move(defect, defect.range().start(), end, defect.firstFrame(), frame + 1);
        });
  }

  private void move(Defect defect, MediaTime start, MediaTime end, long first, long after) {
    if (!start.isBefore(end)) {
      window.say("A defect ends after it begins.", true);
      return;
    }
    Extent extent = new Extent(new TimeRange(start, end), first, after);
    apply(edits -> edits.move(defect, extent));
  }

  /** Moves the selected defect's first picture by so many pictures. */
  public void moveStart(int frames) {
    one().ifPresent(defect -> startAt(defect.firstFrame() + frames));
  }

  /** Moves the selected defect's last picture by so many pictures. */
  public void moveEnd(int frames) {
    one().ifPresent(defect -> endWith(defect.endFrame() - 1 + frames));
  }

  /** Adds a defect that no detector found, and selects it. */
  public void add(TimeRange range, String type, Severity severity, String note) {
    FrameClock clock = clock();
    long first = clock.frameAt(range.start());
    Extent extent =
        new Extent(range, first, Math.max(first + 1, clock.firstFrameFrom(range.end())));
    apply(
        edits -> edits.add(extent, type, severity, note),
        () ->
            window.listed().stream()
                .filter(d -> d.type().equals(type) && Extent.of(d).equals(extent))
                .max(Comparator.comparingLong(Defect::id))
                .ifPresent(window::goTo));
  }

  /** Puts a marker on the picture at {@code time}. */
  public void mark(MediaTime time, String note) {
    FrameClock clock = clock();
    long frame = clock.frameAt(time);
    TimeRange picture = new TimeRange(clock.timeOf(frame), clock.timeOf(frame + 1));
    add(
        picture.micros() > 0 ? picture : new TimeRange(time, time.plus(1)),
        Defect.MARKER,
        Severity.INFO,
        note);
  }

  /** Writes another note on {@code mark}. */
  public void rename(Defect mark, String note) {
    apply(edits -> edits.note(List.of(mark), note));
  }

  /** Takes away what is selected and was added by hand. */
  public void remove() {
    List<Defect> targets = selected();
    if (!targets.isEmpty()) {
      apply(edits -> edits.remove(targets));
    }
  }

  public void undo() {
    write(
        (kept, edits) ->
            kept.undo().map(title -> "Undone: " + title + ".").orElse("Nothing is left to undo."),
        () -> {},
        () -> {});
  }

  public void redo() {
    write(
        (kept, edits) ->
            kept.redo()
                .map(title -> "Done again: " + title + ".")
                .orElse("Nothing was undone that could be done again."),
        () -> {},
        () -> {});
  }

  private List<Defect> selected() {
    List<Defect> targets = window.selected();
    if (targets.isEmpty()) {
      window.say("Select a defect first: ↑ and ↓ go to the previous and the next.", true);
    }
    return targets;
  }

  private Optional<Defect> one() {
    List<Defect> targets = selected();
    if (targets.size() > 1) {
      window.say("Select one defect alone for that.", true);
    }
    return targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
  }

  private FrameClock clock() {
    Supplier<FrameClock> nothing = () -> new FrameClock(new FrameRate(25, 1));
    return window.clock().orElseGet(nothing);
  }

  /** Makes an edit. */
  @FunctionalInterface
  private interface Making {
    Entry.Action.Edit edit(Edits edits) throws ReviewException;
  }

  private void apply(Making making) {
    apply(making, () -> {});
  }

  private void apply(Making making, Runnable onKept) {
    write(
        (kept, edits) -> {
          kept.apply(making.edit(edits));
          return "";
        },
        onKept,
        () -> {});
  }

  /** Writes, and tells how it went by the screen's thread. */
  private void write(Deed deed, Runnable onKept, Runnable onFailure) {
    Review kept = review;
    if (kept == null && finding) {
      early.add(() -> write(deed, onKept, onFailure));
      return;
    }
    if (kept == null) {
      window.say(problem.get().isEmpty() ? "Nothing is open." : problem.get(), true);
      return;
    }
    int which = opened.get();
    writer.execute(() -> {
      String told = "";
      boolean failed = false;
      try {
        told = deed.write(kept, new Edits(kept));
      } catch (ReviewException e) {
        told = String.valueOf(e.getMessage());
        failed = true;
      }
      String sentence = told;
      boolean bad = failed;
      later(() -> {
        if (which == opened.get()) {
          window.reviewed();
          (bad ? onFailure : onKept).run();
          if (!sentence.isEmpty()) {
            window.say(sentence, bad);
          }
        }
      });
    });
  }

  // Updates may be coalesced, and no outcome may be lost.
  private void later(Runnable outcome) {
    outcomes.add(outcome);
    updates.execute(this::tell);
  }

  private void tell() {
    for (Runnable outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      outcome.run();
    }
  }
}
