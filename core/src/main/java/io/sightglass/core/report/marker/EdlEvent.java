package io.sightglass.core.report.marker;

import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.time.Timecode;
import java.util.Locale;

/** Lines of a CMX 3600 edit decision list. */
final class EdlEvent {

  private EdlEvent() {}

  static String frameCodeMode(ProgrammeTimecode timecode) {
    return timecode.dropFrame() ? "FCM: DROP FRAME" : "FCM: NON-DROP FRAME";
  }

  /** A cut of {@code frames} pictures on the first video track, the same in source and record. */
  static String line(int number, ProgrammeTimecode timecode, long firstFrame, long frames) {
    Timecode in = timecode.at(firstFrame);
    Timecode out = timecode.at(firstFrame + frames);
    return String.format(
        Locale.ROOT, "%03d  001      V     C        %s %s %s %s  ", number, in, out, in, out);
  }
}
