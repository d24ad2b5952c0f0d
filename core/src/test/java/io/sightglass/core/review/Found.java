package io.sightglass.core.review;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.time.Instant;
import java.time.InstantSource;

/** What detectors found, for tests: at 25 pictures a second. */
final class Found {

  static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final ReviewSource SOURCE = new ReviewSource("12-" + "a".repeat(64), "clip.ts");
  private static final int RATE = 25;

  private Found() {}

  static Defect defect(long id, String type, double start, double end) {
    return defect(id, type, start, end, Severity.ERROR, type + "-level");
  }

  static Defect defect(
      long id, String type, double start, double end, Severity severity, String metric) {
    return new Defect(
        id,
        type,
        TimeRange.ofSeconds(start, end),
        Math.round(start * RATE),
        Math.round(end * RATE),
        severity,
        type,
        "1",
        metric,
        3,
        2,
        false,
        Disposition.OPEN);
  }

  static Extent extent(long firstFrame, long endFrame) {
    return new Extent(
        new TimeRange(
            MediaTime.ofMicros(firstFrame * 40_000), MediaTime.ofMicros(endFrame * 40_000)),
        firstFrame,
        endFrame);
  }
}
