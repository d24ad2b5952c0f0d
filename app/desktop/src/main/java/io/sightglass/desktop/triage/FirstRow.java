package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.desktop.fx.AfterDraw;

/**
 * Lets the defect table build its rows out of sight, once the window has been drawn and before
 * anything plays: the first defect of a programme would otherwise stop its picture for as long as
 * their classes and styles take to load.
 */
public final class FirstRow {

  private static final Defect SPECIMEN =
      new Defect(
          1,
          "freeze",
          TimeRange.ofSeconds(0, 1),
          0,
          25,
          Severity.ERROR,
          "freeze",
          "1",
          "frame-difference",
          1,
          1,
          false,
          Disposition.OPEN);

  private FirstRow() {}

  /**
   * @param table as it stands in the window
   */
  public static void prepare(DefectTable table) {
    AfterDraw.run(() -> table.buildRows(SPECIMEN));
  }
}
