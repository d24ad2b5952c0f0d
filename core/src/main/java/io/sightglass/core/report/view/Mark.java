package io.sightglass.core.report.view;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Marks on the time axis, at most one a column and severity however many defects there are.
 *
 * @param column where it begins
 * @param width in columns
 * @param style style class
 */
public record Mark(int column, int width, String style) {

  public static List<Mark> ofDefects(List<Defect> defects, Predicate<Defect> which, TimeAxis axis) {
    Map<Severity, BitSet> columns = new EnumMap<>(Severity.class);
    for (Defect defect : defects) {
      if (which.test(defect)) {
        set(columns.computeIfAbsent(defect.severity(), s -> new BitSet()), defect.range(), axis);
      }
    }
    List<Mark> marks = new ArrayList<>();
    // The worst last, so that nothing hides it.
    columns.forEach((severity, set) -> add(marks, set, Words.lower(severity)));
    return marks;
  }

  public static List<Mark> ofGaps(List<Gap> gaps, TimeAxis axis) {
    List<Mark> marks = new ArrayList<>();
    add(marks, columns(gaps, axis), "gap");
    return marks;
  }

  public static BitSet columns(List<Gap> gaps, TimeAxis axis) {
    BitSet columns = new BitSet();
    gaps.forEach(gap -> set(columns, gap.range(), axis));
    return columns;
  }

  private static void set(BitSet columns, TimeRange range, TimeAxis axis) {
    columns.set(axis.firstColumn(range), axis.endColumn(range));
  }

  private static void add(List<Mark> marks, BitSet columns, String style) {
    for (int from = columns.nextSetBit(0); from >= 0; ) {
      int to = columns.nextClearBit(from);
      marks.add(new Mark(from, to - from, style));
      from = columns.nextSetBit(to);
    }
  }
}
