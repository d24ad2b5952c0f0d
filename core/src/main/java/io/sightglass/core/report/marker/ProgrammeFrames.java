package io.sightglass.core.report.marker;

import io.sightglass.core.report.Report;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;

/** The length of a programme in pictures: no marker lies after its end. */
final class ProgrammeFrames {

  private ProgrammeFrames() {}

  static long of(Report report) {
    long length = Math.max(report.stream().durationMicros(), report.analysedTo().micros());
    long frames = Math.max(1, report.frames());
    if (length > 0) {
      frames =
          Math.max(frames, report.stream().frameRate().frameAt(MediaTime.ofMicros(length - 1)) + 1);
    }
    for (Defect defect : report.defects()) {
      frames = Math.max(frames, defect.endFrame());
    }
    return frames;
  }
}
