package io.sightglass.detectors.droppedframes;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures where pictures are missing. */
final class DroppedFramesDetector implements Detector {

  private final TimestampHoles holes;
  private @Nullable MediaTime before;

  DroppedFramesDetector(long longestMicros) {
    holes = new TimestampHoles(longestMicros);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      MediaTime last = before;
      before = frame.time();
      if (last != null) {
        long step = frame.time().since(last);
        int missing = holes.missing(step);
        if (missing > 0) {
          // The hole begins where the first missing picture was due.
          MediaTime due = last.plus(holes.period());
          out.add(measured(due, frame.time().since(due), missing));
        }
      }
      out.add(measured(frame.time(), frame.durationMicros(), 0));
    }
    return out;
  }

  private static Measurement measured(MediaTime time, long duration, double value) {
    return new Measurement(DroppedFramesDetectorFactory.MISSING, time, duration, value);
  }
}
