package io.sightglass.core.report.text;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.Timecode;
import io.sightglass.core.timeline.Defect;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The timecodes of a programme's pictures: counted from its embedded start timecode, else from one
 * that the format sets. Drop-frame where the embedded one is, or, without one, where the rate is
 * 29.97 or 59.94 a second.
 *
 * @param rate pictures a second
 * @param dropFrame counted with drop-frame compensation
 * @param startFrame number of the first picture, counted from 00:00:00:00
 * @param embedded true where the programme has a start timecode of its own
 */
public record ProgrammeTimecode(
    FrameRate rate, boolean dropFrame, long startFrame, boolean embedded) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)([:;.])(\\d{2,3})");

  /** Counted from the embedded timecode, else from {@code hour} o'clock. */
  public static ProgrammeTimecode of(StreamInfo stream, int hour) {
    FrameRate rate = stream.frameRate();
    Optional<Timecode> own = stream.startTimecode().flatMap(text -> parse(text, rate));
    Timecode start = own.orElse(new Timecode(hour, 0, 0, 0, rate.dropsFrames()));
    return new ProgrammeTimecode(rate, start.dropFrame(), start.toFrame(rate), own.isPresent());
  }

  /** The timecode that {@code text} says, or empty where it is none at {@code rate}. */
  public static Optional<Timecode> parse(String text, FrameRate rate) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Timecode timecode =
        new Timecode(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(5)),
            !parts.group(4).equals(":") && rate.dropsFrames());
    return timecode.hours() < 24
            && timecode.minutes() < 60
            && timecode.seconds() < 60
            && timecode.frames() < rate.timecodeBase()
        ? Optional.of(timecode)
        : Optional.empty();
  }

  /** That of the programme's first picture. */
  public Timecode start() {
    return at(0);
  }

  /** That of picture {@code frame} of the programme, counted from zero. */
  public Timecode at(long frame) {
    return Timecode.ofFrame(startFrame + frame, rate, dropFrame);
  }

  /** That of the first picture {@code defect} touches. */
  public Timecode startOf(Defect defect) {
    return at(defect.firstFrame());
  }

  /** That of the first picture after {@code defect}. */
  public Timecode endOf(Defect defect) {
    return at(defect.endFrame());
  }
}
