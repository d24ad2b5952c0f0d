package io.sightglass.core.review;

import io.sightglass.core.report.compare.Matching;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a review over what detectors found. A finding stands for the defect of the very same
 * subject, else for the one of its type and track that it shares most with; no two stand for the
 * same. What was split, merged or taken away is left out, what was drawn is put in. As long as the
 * same defects are given, only what changed is looked at again. One thread.
 */
final class Overlay {

  /** Ids of what a person drew begin here: a session does not find as many. */
  private static final long FIRST_DRAWN_ID = 1_000_000_000;

  private static final Comparator<Defect> ORDER =
      Comparator.comparing((Defect d) -> d.range().start()).thenComparingLong(Defect::id);

  private List<Defect> found = List.of();
  private @Nullable String[] keyAt = new String[0];
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final Map<Long, Integer> rowById = new HashMap<>();
  private final Map<String, Finding> drawn = new HashMap<>();
  private final Map<String, Long> drawnIds = new HashMap<>();
  private final Map<Long, String> drawnKeys = new HashMap<>();
  private boolean unpaired;

  /**
   * @param now what detectors found, in order of start
   * @param findings the review's
   * @param touched which of them changed since the last call; empty for all
   * @return in order of start
   */
  List<Defect> apply(
      List<Defect> now, Map<String, Finding> findings, Optional<Set<String>> touched) {
    update(now, findings, touched);
    return shown(findings);
  }

  /** Takes up what changed, for {@link #key}, without listing anything. */
  void update(Map<String, Finding> findings, Optional<Set<String>> touched) {
    update(found, findings, touched);
  }

  private void update(
      List<Defect> now, Map<String, Finding> findings, Optional<Set<String>> touched) {
    if (now != found || touched.isEmpty() || !follow(touched.get(), findings)) {
      found = now;
      match(findings);
    }
  }

  /** The key of a defect that was shown, whether or not anything was said of it. */
  String key(Defect shown, Map<String, Finding> findings) {
    String own = drawnKeys.get(shown.id());
    if (own != null) {
      return own;
    }
    Integer row = rowById.get(shown.id());
    if (row != null) {
      String known = keyAt[row];
      return known != null ? known : free(Subject.of(found.get(row)).key(), findings);
    }
    return free(Subject.of(shown).key(), findings);
  }

  // Two rules may find the same in the same place.
  private static String free(String key, Map<String, Finding> findings) {
    String name = key;
    for (int i = 2; findings.containsKey(name); i++) {
      name = key + '#' + i;
    }
    return name;
  }

  private void match(Map<String, Finding> findings) {
    keyAt = new String[found.size()];
    rowOf.clear();
    rowById.clear();
    drawn.clear();
    for (int row = 0; row < found.size(); row++) {
      rowById.put(found.get(row).id(), row);
    }
    Map<String, Finding> left = new HashMap<>();
    findings.forEach((key, finding) -> {
      if (finding.drawn()) {
        drawn.put(key, finding);
      } else {
        left.put(key, finding);
      }
    });
    if (!left.isEmpty()) {
      matchExactly(left);
      matchByOverlap(left.values());
    }
    unpaired = rowOf.size() < left.size();
  }

  private void matchExactly(Map<String, Finding> left) {
    Set<String> all = new HashSet<>(left.keySet());
    for (int row = 0; row < found.size(); row++) {
      String key = Subject.of(found.get(row)).key();
      for (int i = 2; all.contains(key) && rowOf.containsKey(key); i++) {
        key = Subject.of(found.get(row)).key() + '#' + i;
      }
      if (all.contains(key)) {
        pair(key, row);
      }
    }
  }

  private void matchByOverlap(Collection<Finding> findings) {
    IdentityHashMap<Defect, String> anchors = new IdentityHashMap<>();
    for (Finding finding : findings) {
      if (!rowOf.containsKey(finding.key())) {
        anchors.put(anchor(finding), finding.key());
      }
    }
    if (anchors.isEmpty()) {
      return;
    }
    IdentityHashMap<Defect, Integer> rows = new IdentityHashMap<>();
    for (int row = 0; row < found.size(); row++) {
      if (keyAt[row] == null) {
        rows.put(found.get(row), row);
      }
    }
    List<Defect> older = new ArrayList<>(anchors.keySet());
    // An identity map has no order of its own; of two alike the same must win each time.
    older.sort(
        Comparator.comparing((Defect d) -> d.range().start())
            .thenComparing(d -> String.valueOf(anchors.get(d))));
    List<Defect> newer = new ArrayList<>(rows.keySet());
    newer.sort(ORDER);
    for (Matching.Pair pair : Matching.of(older, newer).pairs()) {
      String key = anchors.get(pair.before());
      Integer row = rows.get(pair.after());
      if (key != null && row != null) {
        pair(key, row);
      }
    }
  }

  private void pair(String key, int row) {
    keyAt[row] = key;
    rowOf.put(key, row);
  }

  static Defect anchor(Finding finding) {
    Subject subject = finding.subject();
    return defect(0, subject, subject.extent(), finding.disposition());
  }

  /** Takes up what changed; false where all must be matched anew. */
  private boolean follow(Set<String> touched, Map<String, Finding> findings) {
    for (String key : touched) {
      Finding finding = findings.get(key);
      Finding was = drawn.get(key);
      if (finding != null && finding.drawn()) {
        drawn.put(key, finding);
      } else if (finding == null && was != null) {
        drawn.remove(key);
      } else if (finding == null) {
        Integer row = rowOf.remove(key);
        if (unpaired) {
          // One that had no place may have one now.
          return false;
        }
        if (row != null) {
          keyAt[row] = null;
        }
      } else if (!rowOf.containsKey(key)) {
        int row = rowFor(finding);
        if (row < 0) {
          return false;
        }
        pair(key, row);
      }
    }
    return true;
  }

  private int rowFor(Finding finding) {
    Subject subject = finding.subject();
    int low = 0;
    int high = found.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (found.get(middle).range().start().isBefore(subject.extent().range().start())) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int row = low;
        row < found.size()
            && found.get(row).range().start().equals(subject.extent().range().start());
        row++) {
      if (keyAt[row] == null && Subject.of(found.get(row)).equals(subject)) {
        return row;
      }
    }
    return -1;
  }

  private List<Defect> shown(Map<String, Finding> findings) {
    List<Defect> shown = new ArrayList<>(found.size() + drawn.size());
    for (int row = 0; row < found.size(); row++) {
      Defect defect = found.get(row);
      String key = keyAt[row];
      Finding finding = key == null ? null : findings.get(key);
      if (finding == null) {
        shown.add(defect);
      } else if (!finding.retired()) {
        shown.add(laid(defect, finding));
      }
    }
    boolean inOrder = true;
    for (Finding finding : drawn.values()) {
      if (!finding.retired() && (finding.addedByHand() || partFound(finding))) {
        shown.add(drawn(finding));
        inOrder = false;
      }
    }
    if (!inOrder || moved(findings)) {
      shown.sort(ORDER);
    }
    return List.copyOf(shown);
  }

  private boolean moved(Map<String, Finding> findings) {
    for (String key : rowOf.keySet()) {
      Finding finding = findings.get(key);
      if (finding != null && finding.moved().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Defect laid(Defect defect, Finding finding) {
    Defect said = defect.identifiedAs(defect.id(), finding.disposition());
    return finding.moved().map(extent -> at(said, extent)).orElse(said);
  }

  private static Defect at(Defect defect, Extent extent) {
    return new Defect(
        defect.id(),
        defect.type(),
        extent.range(),
        extent.firstFrame(),
        extent.endFrame(),
        defect.severity(),
        defect.detector(),
        defect.detectorVersion(),
        defect.metric(),
        defect.peak(),
        defect.threshold(),
        defect.open(),
        defect.disposition());
  }

  private boolean partFound(Finding finding) {
    return finding.parts().stream().anyMatch(rowOf::containsKey);
  }

  private Defect drawn(Finding finding) {
    long id = drawnIds.computeIfAbsent(finding.key(), key -> FIRST_DRAWN_ID + drawnIds.size());
    drawnKeys.put(id, finding.key());
    Optional<Defect> worst =
        finding.parts().stream()
            .map(rowOf::get)
            .filter(row -> row != null)
            .map(found::get)
            .max(
                Comparator.comparing(Defect::severity)
                    .thenComparing(d -> Math.abs(d.peak() - d.threshold())));
    return worst
        .map(part -> at(part.identifiedAs(id, finding.disposition()), finding.extent()))
        .orElseGet(() -> defect(id, finding.subject(), finding.extent(), finding.disposition()));
  }

  private static Defect defect(long id, Subject subject, Extent extent, Disposition disposition) {
    return new Defect(
        id,
        subject.type(),
        extent.range(),
        extent.firstFrame(),
        extent.endFrame(),
        subject.severity(),
        Defect.PERSON,
        "",
        subject.metric(),
        0,
        0,
        false,
        disposition);
  }
}
