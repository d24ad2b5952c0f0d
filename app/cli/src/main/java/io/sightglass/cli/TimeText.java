package io.sightglass.cli;

import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.MediaTime;

/** Times as people read them, the same in every country. */
final class TimeText {

  private TimeText() {}

  static String of(MediaTime time) {
    return ofMicros(time.micros());
  }

  /** Hours, minutes, seconds and milliseconds. */
  static String ofMicros(long micros) {
    return Words.clock(micros);
  }
}
