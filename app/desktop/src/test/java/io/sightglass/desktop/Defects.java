package io.sightglass.desktop;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;

/** Defects for tests, at 25 pictures a second. */
public final class Defects {

  private static final int RATE = 25;
  private static long lastId;

  private Defects() {}

  public static Defect of(String type, double start, double end) {
    return of(type, start, end, Severity.ERROR);
  }

  public static Defect of(String type, double start, double end, Severity severity) {
    return new Defect(
        ++lastId,
        type,
        TimeRange.ofSeconds(start, end),
        Math.round(start * RATE),
        Math.round(end * RATE),
        severity,
        type,
        "1",
        type + "-level",
        1,
        0.5,
        false,
        Disposition.OPEN);
  }
}
