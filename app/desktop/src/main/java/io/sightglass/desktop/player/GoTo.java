package io.sightglass.desktop.player;

import io.sightglass.desktop.timeline.TimecodeText;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads where a user wants to go: a timecode, with or without colons ({@code 01001500}), a frame
 * ({@code f1234}), or a way from here ({@code +20.}, {@code -5}): as in an edit suite the last two
 * digits are frames, and a full stop stands for {@code 00}.
 */
final class GoTo {

  private static final int MAX_DIGITS = 8;

  private GoTo() {}

  /**
   * The frame that {@code text} names; empty where it names none.
   *
   * @param current the frame on screen
   */
  static OptionalLong frame(String text, long current, TimecodeText timecode) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace(".", "00");
    if (wanted.matches("f\\d{1,9}")) {
      return OptionalLong.of(Long.parseLong(wanted.substring(1)));
    }
    boolean back = wanted.startsWith("-");
    boolean relative = back || wanted.startsWith("+");
    String digits = (relative ? wanted.substring(1) : wanted).replaceAll("[:;]", "");
    if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.matches("\\d+")) {
      return OptionalLong.empty();
    }
    String padded = "0".repeat(MAX_DIGITS - digits.length()) + digits;
    if (relative) {
      long way = distance(padded, timecode.rate().timecodeBase());
      return OptionalLong.of(Math.max(0, current + (back ? -way : way)));
    }
    OptionalLong frame =
        timecode.frameOf(
            padded.substring(0, 2)
                + ":"
                + padded.substring(2, 4)
                + ":"
                + padded.substring(4, 6)
                + ":"
                + padded.substring(6));
    return frame.isPresent() && frame.getAsLong() >= 0 ? frame : OptionalLong.empty();
  }

  // Seconds above 59 are welcome in a distance: +90. is a minute and a half.
  private static long distance(String digits, int base) {
    long hours = Long.parseLong(digits.substring(0, 2));
    long minutes = Long.parseLong(digits.substring(2, 4));
    long seconds = Long.parseLong(digits.substring(4, 6));
    long frames = Long.parseLong(digits.substring(6));
    return ((hours * 60 + minutes) * 60 + seconds) * base + frames;
  }
}
