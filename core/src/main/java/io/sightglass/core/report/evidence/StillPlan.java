package io.sightglass.core.report.evidence;

import io.sightglass.core.report.Still.Moment;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pictures show which defect.
 *
 * @param defect its id
 * @param moment where the picture is from
 * @param frame its number
 */
record StillPlan(long defect, Moment moment, long frame) {

  /** Half a second into a defect it is to be seen, and the choice does not move while it grows. */
  private static final long INTO_IT = 12;

  /**
   * The pictures before, in and after each of the worst defects.
   *
   * @param frames pictures that there are; none is asked for behind them
   * @param most defects that are shown
   */
  static List<StillPlan> of(List<Defect> defects, long frames, int most) {
    List<StillPlan> plans = new ArrayList<>();
    defects.stream()
        .sorted(
            Comparator.comparing(Defect::severity)
                .reversed()
                .thenComparing(defect -> defect.range().start()))
        .limit(most)
        .forEach(defect -> add(defect, frames, plans));
    return plans;
  }

  private static void add(Defect defect, long frames, List<StillPlan> plans) {
    long first = Math.max(0, defect.firstFrame());
    long end = Math.max(first + 1, defect.endFrame());
    long[] numbers = {first - 1, first + Math.min((end - first) / 2, INTO_IT), end};
    for (Moment moment : Moment.values()) {
      long number = numbers[moment.ordinal()];
      if (number >= 0 && number < frames) {
        plans.add(new StillPlan(defect.id(), moment, number));
      }
    }
  }
}
