package io.sightglass.core.review;

import io.sightglass.core.report.Report;
import io.sightglass.core.review.Entry.Action;
import io.sightglass.core.timeline.Defect;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What people decided of one programme's defects. Any thread calls any method. A change is on the
 * disk before it is seen here: {@link #apply}, {@link #undo} and {@link #redo} return when it is,
 * and what they could not keep has not happened.
 */
public final class Review {

  private final ReviewSource source;
  private final ReviewLog log;
  private final String user;
  private final InstantSource clock;
  private final Object writing = new Object();
  private final Fold fold;
  private final Overlay overlay = new Overlay();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();

  /**
   * @param user who decides here
   */
  Review(ReviewSource source, ReviewLog log, String user, InstantSource clock)
      throws ReviewException {
    this.source = source;
    this.log = log;
    this.user = user;
    this.clock = clock;
    this.fold = new Fold(log.unseen());
  }

  public ReviewSource source() {
    return source;
  }

  /** Who decides here. */
  public String user() {
    return user;
  }

  /** Another number after each change. */
  public long version() {
    return version.get();
  }

  /**
   * Calls {@code listener} after each change, on the thread that made it.
   *
   * @return ends the subscription
   */
  public Runnable subscribe(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Makes an edit.
   *
   * @throws ReviewException where it could not be kept; nothing has changed
   */
  public void apply(Action.Edit edit) throws ReviewException {
    if (!edit.changes().isEmpty()) {
      write(() -> List.of(entry(edit)));
    }
  }

  /**
   * Undoes what was done last, whoever did it and however long ago.
   *
   * @return what that was; empty where there is nothing
   * @throws ReviewException where that could not be kept; nothing has changed
   */
  public Optional<String> undo() throws ReviewException {
    return step(fold::lastDone, Action.Undo::new);
  }

  /**
   * Does again what was undone last.
   *
   * @return what that was; empty where there is nothing
   * @throws ReviewException where that could not be kept; nothing has changed
   */
  public Optional<String> redo() throws ReviewException {
    return step(fold::lastUndone, Action.Redo::new);
  }

  private Optional<String> step(
      Supplier<Optional<Entry>> which, java.util.function.Function<UUID, Action> action)
      throws ReviewException {
    List<Entry> stepped = new ArrayList<>();
    write(() -> {
      stepped.clear();
      Optional<Entry> target = which.get();
      target.ifPresent(stepped::add);
      return target.map(entry -> List.of(entry(action.apply(entry.id())))).orElse(List.of());
    });
    return stepped.stream().findFirst().map(Review::title);
  }

  /** What {@link #undo} would undo. */
  public Optional<String> undoTitle() {
    synchronized (fold) {
      return fold.lastDone().map(Review::title);
    }
  }

  /** What {@link #redo} would do again. */
  public Optional<String> redoTitle() {
    synchronized (fold) {
      return fold.lastUndone().map(Review::title);
    }
  }

  private static String title(Entry entry) {
    return switch (entry.action()) {
      case Action.Edit edit -> edit.title();
      case Action.Import imported -> "import of " + imported.from();
      case Action.Undo undo -> "undo";
      case Action.Redo redo -> "redo";
    };
  }

  private Entry entry(Action action) {
    return entry(UUID.randomUUID(), action);
  }

  private Entry entry(UUID id, Action action) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Entry(id, now, user, action, Optional.empty());
  }

  /**
   * Takes in what another decided of the same programme. Where both had changed the same, what is
   * here stays, and the other's is told; all of it is undone in one step.
   *
   * @throws ReviewException where it is of another programme, or could not be kept
   */
  public ReviewMerge merge(ReviewFile other) throws ReviewException {
    other.check(source);
    List<ReviewMerge> merged = new ArrayList<>();
    write(() -> {
      merged.clear();
      ReviewMerge merge = ReviewMerge.of(fold.log(), other.entries());
      merged.add(merge);
      if (merge.fresh().isEmpty()) {
        return List.of();
      }
      UUID id = UUID.randomUUID();
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : merge.fresh()) {
        // What the other had imported in turn still belongs to that import.
        Optional<UUID> batch = entry.batch().or(() -> Optional.of(id));
        entries.add(new Entry(entry.id(), entry.at(), entry.by(), entry.action(), batch));
      }
      entries.add(entry(id, new Action.Import(other.by(), merge.kept())));
      return entries;
    });
    return merged.getFirst();
  }

  // Reads of the state go on while the disk is written: only the state's change shuts them out.
  private void write(Supplier<List<Entry>> what) throws ReviewException {
    boolean changed = false;
    synchronized (writing) {
      while (true) {
        List<Entry> entries;
        synchronized (fold) {
          entries = what.get();
        }
        boolean kept = entries.isEmpty() || log.append(entries);
        List<Entry> fresh = kept ? entries : log.unseen();
        synchronized (fold) {
          fold.addAll(fresh);
        }
        changed |= !fresh.isEmpty();
        if (kept) {
          break;
        }
      }
    }
    if (changed) {
      version.incrementAndGet();
      listeners.forEach(Runnable::run);
    }
  }

  /**
   * The defects as they were reviewed.
   *
   * @param found what detectors found, in order of start, none of it judged
   * @return in order of start: without what was split, merged or taken away, with what was drawn
   */
  public List<Defect> over(List<Defect> found) {
    synchronized (fold) {
      return overlay.apply(found, fold.findings(), fold.takeTouched());
    }
  }

  /**
   * A report with what was decided. What a person had drawn, and is in the review, is taken from
   * there.
   */
  public Report over(Report report) {
    Set<String> drawn = new HashSet<>();
    synchronized (fold) {
      fold.findings().values().stream()
          .filter(Finding::drawn)
          .forEach(finding -> drawn.add(finding.subject().type() + finding.extent()));
    }
    List<Defect> found =
        report.defects().stream()
            .filter(d -> !drawn.contains(d.type() + Extent.of(d)))
            .sorted(Comparator.comparing(d -> d.range().start()))
            .toList();
    return report.reviewed(over(found));
  }

  /** What the review knows of a defect that {@link #over} showed last. */
  public Optional<Finding> finding(Defect shown) {
    synchronized (fold) {
      return Optional.ofNullable(fold.findings().get(key(shown)));
    }
  }

  /** The key of a defect that {@link #over} showed last. */
  String key(Defect shown) {
    synchronized (fold) {
      overlay.update(fold.findings(), fold.takeTouched());
      return overlay.key(shown, fold.findings());
    }
  }

  /** All findings by key, retired ones too: a copy. */
  public Map<String, Finding> findings() {
    synchronized (fold) {
      return Map.copyOf(fold.findings());
    }
  }

  /** The whole log, in order: a copy. */
  public List<Entry> log() {
    synchronized (fold) {
      return List.copyOf(fold.log());
    }
  }
}
