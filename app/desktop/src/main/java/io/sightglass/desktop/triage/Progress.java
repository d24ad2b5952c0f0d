package io.sightglass.desktop.triage;

import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.util.List;

/**
 * How far a triage has come. Markers are not counted: nobody has to judge them.
 *
 * @param left defects that nobody has judged
 * @param all defects
 */
public record Progress(int left, int all) {

  public static Progress of(List<Defect> defects) {
    int left = 0;
    int all = 0;
    for (Defect defect : defects) {
      if (!defect.type().equals(Defect.MARKER)) {
        all++;
        left += isLeft(defect) ? 1 : 0;
      }
    }
    return new Progress(left, all);
  }

  /** True where somebody still has to judge {@code defect}. */
  public static boolean isLeft(Defect defect) {
    return defect.disposition().verdict() == Verdict.OPEN && !defect.type().equals(Defect.MARKER);
  }

  /** For people. */
  public String text() {
    if (all == 0) {
      return "";
    }
    return left == 0 ? "All " + all + " judged" : left + " of " + all + " left";
  }
}
