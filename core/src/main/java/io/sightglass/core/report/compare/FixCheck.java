package io.sightglass.core.report.compare;

import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of an older programme's defects in a newer one. Defects are the same by {@link
 * Matching}, as everywhere.
 *
 * @param rows in order of time
 */
public record FixCheck(List<Row> rows) {

  /** What became of a defect. */
  public enum Status {
    /** The older has it, the newer has not. */
    FIXED,
    /** Both have it, from the same picture to the same picture. */
    PERSISTENT,
    /** Both have it, and it begins or ends elsewhere. */
    MOVED,
    /** The newer has it alone. */
    NEW
  }

  /** One defect; in the older, in the newer, or in both. */
  public record Row(Status status, Optional<Defect> before, Optional<Defect> after) {

    /** When it is, in the newer where it is there. */
    public MediaTime start() {
      return defect().range().start();
    }

    /** As the newer has it; as the older had it where that is all. */
    public Defect defect() {
      return after.or(() -> before).orElseThrow();
    }
  }

  public FixCheck {
    rows = List.copyOf(rows);
  }

  public static FixCheck of(List<Defect> before, List<Defect> after) {
    return of(Matching.of(before, after));
  }

  static FixCheck of(Matching matching) {
    List<Row> rows = new ArrayList<>();
    for (Matching.Pair pair : matching.pairs()) {
      boolean same =
          pair.before().firstFrame() == pair.after().firstFrame()
              && pair.before().endFrame() == pair.after().endFrame();
      rows.add(
          new Row(
              same ? Status.PERSISTENT : Status.MOVED,
              Optional.of(pair.before()),
              Optional.of(pair.after())));
    }
    matching
        .gone()
        .forEach(gone -> rows.add(new Row(Status.FIXED, Optional.of(gone), Optional.empty())));
    matching
        .fresh()
        .forEach(fresh -> rows.add(new Row(Status.NEW, Optional.empty(), Optional.of(fresh))));
    rows.sort(Comparator.comparing(Row::start));
    return new FixCheck(rows);
  }

  public long count(Status status) {
    return rows.stream().filter(row -> row.status() == status).count();
  }

  /** How many are of each status, for people. */
  public String summary() {
    return Arrays.stream(Status.values())
        .map(status -> count(status) + " " + Words.lower(status))
        .collect(Collectors.joining(", "));
  }
}
