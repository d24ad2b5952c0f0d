package io.sightglass.desktop.timeline;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.Timecode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How positions of a programme are written: SMPTE timecode from the one that is embedded in the
 * stream, or from zero.
 *
 * @param rate of the pictures
 * @param startFrame what picture 0 counts as
 * @param dropFrame with drop-frame compensation
 */
public record TimecodeText(FrameRate rate, long startFrame, boolean dropFrame) {

  /** Where nothing is open. */
  public static final TimecodeText DEFAULT = new TimecodeText(new FrameRate(25, 1), 0, false);

  private static final Pattern TIMECODE =
      Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})([:;.])(\\d{1,3})");

  public static TimecodeText of(StreamInfo stream) {
    FrameRate rate = stream.frameRate();
    Optional<Matcher> start =
        stream.startTimecode().map(TIMECODE::matcher).filter(Matcher::matches);
    if (start.isEmpty()) {
      return new TimecodeText(rate, 0, rate.dropsFrames());
    }
    boolean drops = rate.dropsFrames() && !start.get().group(4).equals(":");
    return new TimecodeText(rate, timecode(start.get(), drops).toFrame(rate), drops);
  }

  /** The timecode of picture {@code frame}. */
  public String frame(long frame) {
    return Timecode.ofFrame(startFrame + Math.max(0, frame), rate, dropFrame).toString();
  }

  /** The number of the picture that carries the timecode {@code text}; empty where it is none. */
  public OptionalLong frameOf(String text) {
    Matcher matcher = TIMECODE.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(2)) > 59
        || Integer.parseInt(matcher.group(3)) > 59
        || Integer.parseInt(matcher.group(5)) >= rate.timecodeBase()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(timecode(matcher, dropFrame).toFrame(rate) - startFrame);
  }

  /** Hours, minutes, seconds and thousandths, where there is no picture. */
  public static String clock(MediaTime time) {
    long millis = Math.max(0, time.micros()) / 1000;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static Timecode timecode(Matcher matcher, boolean drop) {
    return new Timecode(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(5)),
        drop);
  }
}
