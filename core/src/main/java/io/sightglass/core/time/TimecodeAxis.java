package io.sightglass.core.time;

/**
 * How a programme's timecode runs along its time axis: from the start timecode on, one label a
 * picture at the nominal rate. Where pictures are missing or the rate varies, the labels follow the
 * time, as a timecode generator would.
 *
 * @param start label of the first picture; all labels count with or without drop-frame as it does
 * @param rate nominal frame rate
 */
public record TimecodeAxis(Timecode start, FrameRate rate) {

  private static final int DAY_HOURS = 24;

  /** The label of the picture that starts at {@code time}. */
  public Timecode at(MediaTime time) {
    long frame = rate.frameAt(time.plus(rate.frameMicros() / 2));
    return Timecode.ofFrame(start.toFrame(rate) + frame, rate, start.dropFrame());
  }

  /**
   * When the picture with this label starts: the first such time at or after the programme's start,
   * as labels come again after 24 hours. A label that drop-frame leaves out stands for the next.
   *
   * @param label counted as the programme counts, whatever its own punctuation
   */
  public MediaTime timeOf(Timecode label) {
    long day = new Timecode(DAY_HOURS, 0, 0, 0, start.dropFrame()).toFrame(rate);
    long frames = Math.floorMod(counted(label).toFrame(rate) - start.toFrame(rate), day);
    return rate.timeOf(frames);
  }

  private Timecode counted(Timecode label) {
    int dropped = rate.timecodeBase() / 15;
    boolean leftOut =
        start.dropFrame()
            && label.minutes() % 10 != 0
            && label.seconds() == 0
            && label.frames() < dropped;
    return new Timecode(
        label.hours(),
        label.minutes(),
        label.seconds(),
        leftOut ? dropped : label.frames(),
        start.dropFrame());
  }
}
