package io.sightglass.core.report;

import io.sightglass.core.time.MediaTime;

/**
 * A small picture of the programme beside a defect.
 *
 * @param moment where it is from
 * @param frame its number, counted from zero
 * @param time its presentation time
 * @param width in samples, as shown
 * @param height in lines, as shown
 * @param jpeg the picture; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // Written out once; nobody compares two.
public record Still(Moment moment, long frame, MediaTime time, int width, int height, byte[] jpeg) {

  /** Where a picture is from. */
  public enum Moment {
    /** The last one before the defect. */
    BEFORE,
    /** The one in the middle of it. */
    AT,
    /** The first one after it. */
    AFTER
  }
}
