package io.sightglass.core.timeline;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All defects of a session: those that rules found, and those that a person marked. Any thread
 * calls any method; each change is made whole before the next, and {@link #defects} is an immutable
 * snapshot. A person's judgement stays with its defect when that grows, or is found again under
 * another threshold.
 */
public final class DefectTimeline {

  private static final Comparator<Defect> ORDER =
      Comparator.comparing((Defect d) -> d.range().start()).thenComparingLong(Defect::id);

  private final FrameClock clock;
  private final Map<String, List<Defect>> found = new LinkedHashMap<>();
  private final List<Defect> marks = new ArrayList<>();
  // Judged defects that are found no more: found again, they get their judgement back.
  private final Map<String, List<Defect>> remembered = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long lastId;
  private volatile List<Defect> snapshot = List.of();

  /**
   * @param clock numbers the pictures of marks
   */
  public DefectTimeline(FrameClock clock) {
    this.clock = clock;
  }

  /** All defects, in order of start. */
  public List<Defect> defects() {
    return snapshot;
  }

  /**
   * Calls {@code listener} after each change, on the thread that made it; it returns quickly and
   * looks at {@link #defects} itself.
   *
   * @return ends the subscription
   */
  public Runnable subscribe(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Sets what one rule has found by now. Identities and judgements are carried over from what it
   * had found before, by overlap.
   *
   * @param rule names the rule in this timeline
   * @param defects in order of start; their ids and dispositions are of no account
   */
  void replace(String rule, List<Defect> defects) {
    synchronized (this) {
      List<Defect> before = found.getOrDefault(rule, List.of());
      List<Defect> known = new ArrayList<>(before);
      known.addAll(remembered.getOrDefault(rule, List.of()));
      List<Defect> after = new ArrayList<>();
      for (Defect defect : defects) {
        after.add(identify(defect, known));
      }
      if (after.equals(before)) {
        return;
      }
      found.put(rule, after);
      remembered.put(
          rule, known.stream().filter(d -> !d.disposition().equals(Disposition.OPEN)).toList());
      publish();
    }
    listeners.forEach(Runnable::run);
  }

  private Defect identify(Defect defect, List<Defect> known) {
    for (Defect other : known) {
      if (other.range().overlaps(defect.range())) {
        known.remove(other);
        return defect.identifiedAs(other.id(), other.disposition());
      }
    }
    return defect.identifiedAs(++lastId, Disposition.OPEN);
  }

  /**
   * Adds a person's own mark.
   *
   * @param type kebab-case
   * @param by who marks
   * @param note in their words; may be empty
   */
  public Defect mark(TimeRange range, String type, Severity severity, String by, String note) {
    Disposition said = new Disposition(Disposition.Verdict.CONFIRMED, by, note);
    Defect mark;
    synchronized (this) {
      mark = newMark(range, type, severity, said);
      publish();
    }
    listeners.forEach(Runnable::run);
    return mark;
  }

  private Defect newMark(TimeRange range, String type, Severity severity, Disposition said) {
    Defect mark =
        new Defect(
            ++lastId,
            type,
            range,
            clock.frameAt(range.start()),
            Math.max(clock.frameAt(range.start()) + 1, clock.firstFrameFrom(range.end())),
            severity,
            Defect.PERSON,
            "",
            "",
            0,
            0,
            false,
            said);
    marks.add(mark);
    return mark;
  }

  /**
   * Takes over what people said of earlier defects, in one change: each defect gets the first
   * judgement of its type that overlaps it and that none before it got; people's own marks are set
   * again.
   *
   * @param earlier in order of start
   */
  public void takeOver(List<Defect> earlier) {
    synchronized (this) {
      Map<String, Deque<Defect>> judged = new HashMap<>();
      for (Defect defect : earlier) {
        if (defect.detector().equals(Defect.PERSON)) {
          newMark(defect.range(), defect.type(), defect.severity(), defect.disposition());
        } else if (!defect.disposition().equals(Disposition.OPEN)) {
          judged.computeIfAbsent(defect.type(), type -> new ArrayDeque<>()).add(defect);
        }
      }
      Map<Long, Disposition> said = new HashMap<>();
      for (Defect defect : snapshot) {
        Deque<Defect> left = judged.getOrDefault(defect.type(), new ArrayDeque<>());
        while (!left.isEmpty() && !defect.range().start().isBefore(left.element().range().end())) {
          left.remove();
        }
        if (!left.isEmpty() && left.element().range().overlaps(defect.range())) {
          said.put(defect.id(), left.remove().disposition());
        }
      }
      found
          .values()
          .forEach(defects ->
              defects.replaceAll(
                  d -> d.identifiedAs(d.id(), said.getOrDefault(d.id(), d.disposition()))));
      publish();
    }
    listeners.forEach(Runnable::run);
  }

  /** Takes a person's mark back; returns false where {@code id} is none. */
  public boolean removeMark(long id) {
    boolean removed;
    synchronized (this) {
      removed = marks.removeIf(mark -> mark.id() == id);
      publish();
    }
    if (removed) {
      listeners.forEach(Runnable::run);
    }
    return removed;
  }

  /** Sets what a person says of a defect; returns false where there is none of that id. */
  public boolean judge(long id, Disposition disposition) {
    boolean changed;
    synchronized (this) {
      changed = judge(marks, id, disposition);
      for (List<Defect> defects : found.values()) {
        changed |= judge(defects, id, disposition);
      }
      publish();
    }
    if (changed) {
      listeners.forEach(Runnable::run);
    }
    return changed;
  }

  private static boolean judge(List<Defect> defects, long id, Disposition disposition) {
    for (int i = 0; i < defects.size(); i++) {
      Defect defect = defects.get(i);
      if (defect.id() == id) {
        defects.set(i, defect.identifiedAs(id, disposition));
        return true;
      }
    }
    return false;
  }

  private void publish() {
    List<Defect> all = new ArrayList<>(marks);
    found.values().forEach(all::addAll);
    all.sort(ORDER);
    snapshot = List.copyOf(all);
  }
}
