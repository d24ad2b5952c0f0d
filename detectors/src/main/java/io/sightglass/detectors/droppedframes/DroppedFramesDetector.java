package io.sightglass.detectors.droppedframes;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import io.sightglass.detectors.droppedframes.TimestampHoles.Known;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Measures where pictures are missing. */
final class DroppedFramesDetector implements Detector {

  private record Waiting(MediaTime time, long duration) {}

  private final TimestampHoles holes;
  // Pictures whose step from the one before is not known yet.
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean begun;

  DroppedFramesDetector(long longestMicros) {
    holes = new TimestampHoles(longestMicros);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      if (begun) {
        waiting.addLast(new Waiting(frame.time(), frame.durationMicros()));
      } else {
        begun = true;
        out.add(measured(frame.time(), frame.durationMicros(), 0));
      }
      say(holes.add(frame.time().micros()), out);
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    say(holes.flush(), out);
    return out;
  }

  private void say(List<Known> known, List<Measurement> out) {
    for (Known step : known) {
      Waiting picture = waiting.removeFirst();
      if (step.missing() > 0) {
        // The hole begins where the first missing picture was due.
        long micros = step.comes() - step.due();
        out.add(measured(new MediaTime(step.due()), micros, step.missing()));
      }
      out.add(measured(picture.time(), picture.duration(), 0));
    }
  }

  private static Measurement measured(MediaTime time, long duration, double value) {
    return new Measurement(DroppedFramesDetectorFactory.MISSING, time, duration, value);
  }
}
