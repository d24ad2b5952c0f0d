package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import javafx.animation.AnimationTimer;

/**
 * Lets the defect table build its rows out of sight, once the window has been drawn and before
 * anything plays: the first defect of a programme would otherwise stop its picture for as long as
 * their classes and styles take to load.
 */
public final class FirstRow extends AnimationTimer {

  /** The second pulse begins when the window has been drawn. */
  private static final int DRAWN = 2;

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

  private final DefectTable table;
  private int pulses;

  /**
   * @param table as it stands in the window
   */
  public FirstRow(DefectTable table) {
    this.table = table;
  }

  @Override
  public void handle(long now) {
    if (++pulses == DRAWN) {
      stop();
      table.buildRows(SPECIMEN);
    }
  }
}
