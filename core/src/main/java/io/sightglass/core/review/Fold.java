package io.sightglass.core.review;

import io.sightglass.core.review.Entry.Action;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a log comes to: the findings, and what can be undone and done again. To undo the last edit
 * puts back what it changed; all else is folded anew. One thread.
 */
final class Fold {

  /** An edit that counts, with what it found: null for a finding that was not there. */
  private record Step(Entry entry, Map<String, @Nullable Finding> before) {}

  /** Imports within imports that are looked into: hand-overs of hand-overs. */
  private static final int MAX_DEPTH = 20;

  private final List<Entry> log = new ArrayList<>();
  private final Map<UUID, Entry> byId = new HashMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Entry> undone = new ArrayDeque<>();
  private Set<String> touched = new HashSet<>();
  private boolean all = true;

  Fold() {}

  Fold(List<Entry> entries) {
    entries.forEach(this::log);
    refold();
  }

  /** Adds lines to the log, in order. */
  void addAll(List<Entry> entries) {
    // To fold once, after the last, costs less than to put back what each undo took away.
    if (entries.size() > 100) {
      entries.forEach(this::log);
      refold();
    } else {
      entries.forEach(this::add);
    }
  }

  private void log(Entry entry) {
    log.add(entry);
    byId.put(entry.id(), entry);
  }

  private void add(Entry entry) {
    log(entry);
    if (entry.batch().isPresent()) {
      // It counts when its import does.
      return;
    }
    switch (entry.action()) {
      case Action.Edit(String title, List<Change> changes) -> {
        undone.clear();
        done.push(new Step(entry, apply(entry, changes)));
      }
      case Action.Undo(UUID target) -> {
        Step last = done.peek();
        if (last == null || !isEdit(last.entry(), target)) {
          refold();
          return;
        }
        done.pop();
        restore(last.before());
        undone.push(last.entry());
      }
      case Action.Redo(UUID target) -> {
        Entry next = undone.peek();
        if (next == null
            || !isEdit(next, target)
            || !(next.action() instanceof Action.Edit(String title, List<Change> changes))) {
          refold();
          return;
        }
        undone.pop();
        done.push(new Step(next, apply(next, changes)));
      }
      case Action.Import imported -> refold();
    }
  }

  private static boolean isEdit(Entry entry, UUID target) {
    return entry.id().equals(target) && entry.action() instanceof Action.Edit;
  }

  private void refold() {
    findings.clear();
    done.clear();
    undone.clear();
    all = true;
    Set<UUID> off = off();
    List<Entry> order = new ArrayList<>();
    List<Entry> redo = new ArrayList<>();
    stacks(order, redo);
    Set<UUID> own = new HashSet<>();
    order.forEach(entry -> own.add(entry.id()));
    for (Entry entry : log) {
      if (!counts(entry, off)) {
        continue;
      }
      Map<String, @Nullable Finding> before =
          switch (entry.action()) {
            case Action.Edit(String title, List<Change> changes) -> apply(entry, changes);
            case Action.Import(String from, List<Change> kept) -> apply(entry, kept);
            case Action.Undo undo -> new HashMap<>();
            case Action.Redo again -> new HashMap<>();
          };
      if (own.contains(entry.id())) {
        done.push(new Step(entry, before));
      }
    }
    redo.stream().filter(entry -> off.contains(entry.id())).forEach(undone::push);
  }

  /** True where neither it nor the import that brought it, or that one's, was undone. */
  private boolean counts(Entry entry, Set<UUID> off) {
    Entry at = entry;
    for (int depth = 0; at != null && depth < MAX_DEPTH; depth++) {
      if (off.contains(at.id())) {
        return false;
      }
      at = at.batch().map(byId::get).orElse(null);
    }
    return true;
  }

  /** What was undone, here or in what was imported and counts itself. */
  private Set<UUID> off() {
    Set<UUID> off = new HashSet<>();
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      Set<UUID> next = new HashSet<>();
      for (Entry entry : log) {
        if (entry.batch().isEmpty() || counts(entry, off)) {
          toggle(entry, next);
        }
      }
      if (next.equals(off)) {
        return off;
      }
      off = next;
    }
    return off;
  }

  private static void toggle(Entry entry, Set<UUID> off) {
    switch (entry.action()) {
      case Action.Undo(UUID target) -> off.add(target);
      case Action.Redo(UUID target) -> off.remove(target);
      case Action.Edit edit -> {}
      case Action.Import imported -> {}
    }
  }

  /** What was done here and not undone since, and what was undone since the last edit, in order. */
  private void stacks(List<Entry> order, List<Entry> redo) {
    for (Entry entry : log) {
      if (entry.batch().isPresent()) {
        continue;
      }
      switch (entry.action()) {
        case Action.Edit edit -> {
          order.add(entry);
          redo.clear();
        }
        case Action.Import imported -> {
          order.add(entry);
          redo.clear();
        }
        case Action.Undo(UUID target) -> move(byId.get(target), order, redo);
        case Action.Redo(UUID target) -> move(byId.get(target), redo, order);
      }
    }
  }

  private static void move(@Nullable Entry entry, List<Entry> from, List<Entry> to) {
    // The last is what is undone: looked for from the end, it is found at once.
    int at = entry == null ? -1 : from.lastIndexOf(entry);
    if (at >= 0) {
      to.add(from.remove(at));
    }
  }

  private Map<String, @Nullable Finding> apply(Entry entry, List<Change> changes) {
    Map<String, @Nullable Finding> before = new LinkedHashMap<>();
    for (Change change : changes) {
      @Nullable Finding old = findings.get(change.key());
      @Nullable Finding fresh = changed(old, change, entry);
      if (fresh == null || fresh.equals(old)) {
        continue;
      }
      if (!before.containsKey(change.key())) {
        before.put(change.key(), old);
      }
      findings.put(change.key(), fresh);
      touched.add(change.key());
    }
    return before;
  }

  private static @Nullable Finding changed(@Nullable Finding old, Change change, Entry entry) {
    return switch (change) {
      case Change.Found(String key, Subject subject) ->
          old == null ? Finding.found(key, subject) : old;
      case Change.Drawn(String key, Subject subject, List<String> parts) ->
          old == null
              ? new Finding(key, subject, true, parts, Optional.empty(), false, Disposition.OPEN)
              : old;
      case Change.Judged(String key, Verdict verdict) ->
          old == null
              ? null
              : old.withDisposition(judged(old.disposition(), verdict, entry.by(), entry.at()));
      case Change.Noted(String key, String note) ->
          old == null ? null : old.withDisposition(noted(old.disposition(), note));
      case Change.Assigned(String key, String assignee) ->
          old == null ? null : old.withDisposition(assigned(old.disposition(), assignee));
      case Change.Settled(String key, Disposition disposition) ->
          old == null ? null : old.withDisposition(disposition);
      case Change.Moved(String key, Extent extent) -> old == null ? null : old.movedTo(extent);
      case Change.Retired(String key) -> old == null ? null : old.retire();
    };
  }

  private static Disposition judged(Disposition old, Verdict verdict, String by, Instant at) {
    return verdict == Verdict.OPEN
        ? new Disposition(verdict, "", old.note(), old.assignee(), Optional.empty())
        : new Disposition(verdict, by, old.note(), old.assignee(), Optional.of(at));
  }

  private static Disposition noted(Disposition old, String note) {
    return new Disposition(old.verdict(), old.by(), note, old.assignee(), old.at());
  }

  private static Disposition assigned(Disposition old, String assignee) {
    return new Disposition(old.verdict(), old.by(), old.note(), assignee, old.at());
  }

  private void restore(Map<String, @Nullable Finding> before) {
    before.forEach((key, finding) -> {
      if (finding == null) {
        findings.remove(key);
      } else {
        findings.put(key, finding);
      }
      touched.add(key);
    });
  }

  /** All findings by key, retired ones too; a view. */
  Map<String, Finding> findings() {
    return Collections.unmodifiableMap(findings);
  }

  List<Entry> log() {
    return Collections.unmodifiableList(log);
  }

  /** What would be undone. */
  Optional<Entry> lastDone() {
    return Optional.ofNullable(done.peek()).map(Step::entry);
  }

  /** What would be done again. */
  Optional<Entry> lastUndone() {
    return Optional.ofNullable(undone.peek());
  }

  /** Keys of findings that changed since the last call; empty where all may have. */
  Optional<Set<String>> takeTouched() {
    Optional<Set<String>> result = all ? Optional.empty() : Optional.of(touched);
    touched = new HashSet<>();
    all = false;
    return result;
  }
}
