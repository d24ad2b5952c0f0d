package io.sightglass.core.time;

/**
 * Pictures a second as an exact fraction, e.g. 30000/1001.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record FrameRate(int numerator, int denominator) {

  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("frame rate " + numerator + "/" + denominator);
    }
  }

  public double perSecond() {
    return (double) numerator / denominator;
  }

  /** One picture's duration in microseconds, rounded to the nearest. */
  public long frameMicros() {
    return (1_000_000L * denominator + numerator / 2) / numerator;
  }

  /** The start of picture {@code frame}, counted from zero, at this constant rate. */
  public MediaTime timeOf(long frame) {
    return MediaTime.ofTicks(frame, denominator, numerator);
  }

  /** The number of the picture that is on screen at {@code time} at this constant rate. */
  public long frameAt(MediaTime time) {
    // Half a microsecond of slack: a frame's own rounded start must map to that frame.
    return Math.floorDiv((2 * time.micros() + 1) * numerator, 2_000_000L * denominator);
  }

  /** The rate at which SMPTE timecode counts: 24 for 23.976, 30 for 29.97, 60 for 59.94. */
  public int timecodeBase() {
    return (int) Math.round(perSecond());
  }

  /** True for 29.97 and 59.94, the rates that SMPTE ST 12-1 counts with drop-frame compensation. */
  public boolean dropsFrames() {
    return denominator == 1001 && (numerator == 30_000 || numerator == 60_000);
  }

  @Override
  public String toString() {
    return denominator == 1 ? Integer.toString(numerator) : "%.3f".formatted(perSecond());
  }
}
