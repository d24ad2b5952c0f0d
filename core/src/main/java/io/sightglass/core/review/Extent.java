package io.sightglass.core.review;

import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;

/**
 * Where on the programme's axis.
 *
 * @param range half-open, never empty
 * @param firstFrame number of the first picture within
 * @param endFrame number of the first picture after it
 */
public record Extent(TimeRange range, long firstFrame, long endFrame) {

  public Extent {
    if (range.micros() <= 0 || endFrame <= firstFrame) {
      throw new IllegalArgumentException("an extent of no length: " + range);
    }
  }

  /** Where {@code defect} is. */
  public static Extent of(Defect defect) {
    // A defect of sound may lie within one picture, and one that has just begun has no length.
    TimeRange range =
        defect.range().micros() > 0
            ? defect.range()
            : new TimeRange(defect.range().start(), defect.range().start().plus(1));
    return new Extent(
        range, defect.firstFrame(), Math.max(defect.firstFrame() + 1, defect.endFrame()));
  }

  /** The smallest extent that holds both. */
  public Extent span(Extent other) {
    return new Extent(
        range.span(other.range),
        Math.min(firstFrame, other.firstFrame),
        Math.max(endFrame, other.endFrame));
  }
}
