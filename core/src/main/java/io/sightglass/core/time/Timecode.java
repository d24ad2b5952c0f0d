package io.sightglass.core.time;

/**
 * SMPTE ST 12-1 timecode. For display and exchange only: it wraps at 24 hours and is not unique in
 * a programme, so nothing is ever keyed on it.
 *
 * @param hours 0–23
 * @param minutes 0–59
 * @param seconds 0–59
 * @param frames 0 to the rate's base less one
 * @param dropFrame counted with drop-frame compensation (29.97 and 59.94)
 */
public record Timecode(int hours, int minutes, int seconds, int frames, boolean dropFrame) {

  /** The timecode of the picture {@code frame}, counted from 00:00:00:00. */
  public static Timecode ofFrame(long frame, FrameRate rate, boolean dropFrame) {
    int base = rate.timecodeBase();
    long label = dropFrame ? withDroppedLabels(frame, base) : frame;
    label = Math.floorMod(label, 24L * 3600 * base);
    int frames = (int) (label % base);
    long total = label / base;
    return new Timecode(
        (int) (total / 3600), (int) (total / 60 % 60), (int) (total % 60), frames, dropFrame);
  }

  /** The number of the picture that carries this timecode, 00:00:00:00 being picture 0. */
  public long toFrame(FrameRate rate) {
    int base = rate.timecodeBase();
    long label = ((hours * 60L + minutes) * 60 + seconds) * base + frames;
    if (!dropFrame) {
      return label;
    }
    long totalMinutes = hours * 60L + minutes;
    return label - dropped(base) * (totalMinutes - totalMinutes / 10);
  }

  // ST 12-1: labels 0 and 1 (0 to 3 at 59.94) are left out in each minute but every tenth.
  private static long withDroppedLabels(long frame, int base) {
    long drop = dropped(base);
    long perTenMinutes = 600L * base - 9 * drop;
    long perMinute = 60L * base - drop;
    long tens = Math.floorDiv(frame, perTenMinutes);
    long rest = Math.floorMod(frame, perTenMinutes);
    long minutesIn = rest < 60L * base ? 0 : 1 + (rest - 60L * base) / perMinute;
    return frame + drop * (9 * tens + minutesIn);
  }

  private static int dropped(int base) {
    return base / 15;
  }

  @Override
  public String toString() {
    return "%02d:%02d:%02d%s%02d".formatted(hours, minutes, seconds, dropFrame ? ";" : ":", frames);
  }
}
