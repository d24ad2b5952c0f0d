package io.sightglass.core.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})([:;.,])(\\d{1,3})");

  /**
   * Reads {@code HH:MM:SS:FF}; {@code ;}, {@code .} or {@code ,} before the frames means
   * drop-frame.
   *
   * @throws IllegalArgumentException with a sentence for the user where it is none
   */
  public static Timecode parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (parts.matches()) {
      int hours = Integer.parseInt(parts.group(1));
      int minutes = Integer.parseInt(parts.group(2));
      int seconds = Integer.parseInt(parts.group(3));
      if (hours < 24 && minutes < 60 && seconds < 60) {
        boolean drop = !parts.group(4).equals(":");
        return new Timecode(hours, minutes, seconds, Integer.parseInt(parts.group(5)), drop);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a timecode. Write it as 01:02:03:04, or 01:02:03;04 in drop-frame.");
  }

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
