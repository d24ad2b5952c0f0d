package io.sightglass.cli;

import io.sightglass.core.time.MediaTime;
import java.util.Locale;

/** Times as people read them, the same in every country. */
final class TimeText {

  private TimeText() {}

  static String of(MediaTime time) {
    return ofMicros(time.micros());
  }

  /** Hours, minutes, seconds and milliseconds. */
  static String ofMicros(long micros) {
    long millis = Math.abs(Math.round(micros / 1e3));
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d.%03d",
        micros < 0 && millis > 0 ? "-" : "",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }
}
