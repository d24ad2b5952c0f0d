package io.sightglass.core.review;

import io.sightglass.core.report.compare.Matching;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Another's review held against one's own of the same programme. The entries that both have are
 * what they began from; a conflict is what both have changed since, and differently.
 *
 * @param fresh the other's entries that are not here yet, in order
 * @param kept what keeps here as it is what both had changed
 * @param conflicts in order of time
 */
public record ReviewMerge(List<Entry> fresh, List<Change> kept, List<Conflict> conflicts) {

  /** What two people see differently. */
  public enum What {
    VERDICT,
    NOTE,
    ASSIGNEE,
    /** One or both split it, merged it, moved its edges or took it away. */
    EXTENT
  }

  /**
   * One thing that two people see differently.
   *
   * @param key of the finding here
   * @param subject what it is about
   * @param mine what was said here, which stays
   * @param theirs what the other says
   */
  public record Conflict(
      String key, Subject subject, What what, Disposition mine, Disposition theirs) {}

  public ReviewMerge {
    fresh = List.copyOf(fresh);
    kept = List.copyOf(kept);
    conflicts = List.copyOf(conflicts);
  }

  static ReviewMerge of(List<Entry> mine, List<Entry> theirs) {
    Set<UUID> here = mine.stream().map(Entry::id).collect(Collectors.toSet());
    List<Entry> fresh = theirs.stream().filter(entry -> !here.contains(entry.id())).toList();
    List<Entry> common = theirs.stream().filter(entry -> here.contains(entry.id())).toList();
    Comparer comparer =
        new Comparer(
            new Fold(common).findings(), new Fold(mine).findings(), new Fold(theirs).findings());
    comparer.compare();
    comparer.conflicts.sort(
        Comparator.comparing((Conflict c) -> c.subject().extent().range().start())
            .thenComparing(Conflict::key)
            .thenComparing(Conflict::what));
    return new ReviewMerge(fresh, comparer.kept, comparer.conflicts);
  }

  private static final class Comparer {

    private final Map<String, Finding> base;
    private final Map<String, Finding> mine;
    private final Map<String, Finding> theirs;
    private final List<Change> kept = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    Comparer(Map<String, Finding> base, Map<String, Finding> mine, Map<String, Finding> theirs) {
      this.base = base;
      this.mine = mine;
      this.theirs = theirs;
    }

    void compare() {
      mine.forEach((key, own) -> {
        Finding other = theirs.get(key);
        if (other != null) {
          sameKey(own, other, base.get(key));
        }
      });
      otherRules();
      drawnTwice();
    }

    private void sameKey(Finding own, Finding other, @Nullable Finding before) {
      Disposition a = own.disposition();
      Disposition b = other.disposition();
      Disposition was = before == null ? Disposition.OPEN : before.disposition();
      boolean verdict = differ(a.verdict(), b.verdict(), was.verdict());
      boolean note = differ(a.note(), b.note(), was.note());
      boolean assignee = differ(a.assignee(), b.assignee(), was.assignee());
      if (verdict) {
        conflict(own, other, What.VERDICT);
      }
      if (note) {
        conflict(own, other, What.NOTE);
      }
      if (assignee) {
        conflict(own, other, What.ASSIGNEE);
      }
      keep(own, other, was, verdict, note, assignee);
      Optional<Extent> placed = before == null ? Optional.empty() : before.moved();
      boolean gone = before != null && before.retired();
      boolean moved = differ(own.moved(), other.moved(), placed);
      boolean judgedAndGone =
          own.retired() != other.retired()
              && !gone
              && (own.retired()
                  ? !b.equals(was) || !other.moved().equals(placed)
                  : !a.equals(was) || !own.moved().equals(placed));
      if (moved || judgedAndGone) {
        conflict(own, other, What.EXTENT);
        if (moved) {
          kept.add(new Change.Moved(own.key(), own.extent()));
        }
      }
    }

    // What only the other changed is taken; what both did stays as it is here.
    private void keep(
        Finding own,
        Finding other,
        Disposition was,
        boolean verdict,
        boolean note,
        boolean assignee) {
      Disposition a = own.disposition();
      Disposition b = other.disposition();
      boolean ownVerdict = verdict || a.verdict() != was.verdict();
      String text = note || !a.note().equals(was.note()) ? a.note() : b.note();
      String name = assignee || !a.assignee().equals(was.assignee()) ? a.assignee() : b.assignee();
      Disposition judged = ownVerdict ? a : b;
      Disposition merged = new Disposition(judged.verdict(), judged.by(), text, name, judged.at());
      if (verdict || note || assignee || (ownVerdict && !b.equals(merged))) {
        kept.add(new Change.Settled(own.key(), merged));
      }
    }

    private static <T> boolean differ(T mine, T theirs, T before) {
      return !Objects.equals(mine, theirs)
          && !Objects.equals(mine, before)
          && !Objects.equals(theirs, before);
    }

    private void conflict(Finding own, Finding other, What what) {
      conflicts.add(
          new Conflict(own.key(), own.subject(), what, own.disposition(), other.disposition()));
    }

    /** Found under other rules, a defect has another key, and overlaps. */
    private void otherRules() {
      IdentityHashMap<Defect, Finding> own = anchors(mine, theirs);
      IdentityHashMap<Defect, Finding> other = anchors(theirs, mine);
      Matching matching = Matching.of(List.copyOf(own.keySet()), List.copyOf(other.keySet()));
      for (Matching.Pair pair : matching.pairs()) {
        Finding a = own.get(pair.before());
        Finding b = other.get(pair.after());
        if (a == null || b == null) {
          continue;
        }
        Verdict x = a.disposition().verdict();
        Verdict y = b.disposition().verdict();
        if (x != y && x != Verdict.OPEN && y != Verdict.OPEN) {
          conflict(a, b, What.VERDICT);
        }
        if (!b.disposition().equals(a.disposition()) && !a.disposition().equals(Disposition.OPEN)) {
          kept.add(new Change.Settled(b.key(), a.disposition()));
        }
      }
    }

    private static IdentityHashMap<Defect, Finding> anchors(
        Map<String, Finding> findings, Map<String, Finding> without) {
      IdentityHashMap<Defect, Finding> anchors = new IdentityHashMap<>();
      findings.forEach((key, finding) -> {
        if (!finding.drawn() && !without.containsKey(key)) {
          anchors.put(Overlay.anchor(finding), finding);
        }
      });
      return anchors;
    }

    /** Where both drew anew over the same finding, the other's drawing is put aside. */
    private void drawnTwice() {
      Map<String, Finding> own = new HashMap<>();
      mine.values().stream()
          .filter(finding -> finding.drawn() && !theirs.containsKey(finding.key()))
          .filter(finding -> !finding.retired())
          .forEach(finding -> finding.parts().forEach(part -> own.put(part, finding)));
      Set<String> told = new HashSet<>();
      for (Finding finding : theirs.values()) {
        if (!finding.drawn() || finding.retired() || mine.containsKey(finding.key())) {
          continue;
        }
        Optional<Finding> mineToo =
            finding.parts().stream().map(own::get).filter(Objects::nonNull).findFirst();
        if (mineToo.isPresent()) {
          kept.add(new Change.Retired(finding.key()));
          if (told.add(mineToo.get().key())) {
            conflict(mineToo.get(), finding, What.EXTENT);
          }
        }
      }
    }
  }
}
