package io.sightglass.detectors.duplicateframes;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Measures which pictures repeat the one before while the programme moves. */
final class DuplicateFramesDetector implements Detector {

  private final Cadence cadence;
  private final RepeatSearch search;
  private final List<Measurement> out = new ArrayList<>();
  private double lumaBefore;

  DuplicateFramesDetector(double movingCodes, double repeatedRatio, long cadenceMicros) {
    cadence = new Cadence(cadenceMicros, this::measure);
    search = new RepeatSearch(movingCodes, repeatedRatio, cadence::add);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    for (FrameFeatures frame : features.frames()) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      FrameDifference difference = frame.get(FrameDifference.TO_PREVIOUS);
      if (luma == null) {
        continue;
      }
      if (difference == null) {
        search.flush();
        cadence.flush();
        measure(new Sample(frame.time().micros(), frame.durationMicros(), 0, 0, 0, true), false);
      } else {
        search.add(
            Sample.of(frame.time().micros(), frame.durationMicros(), difference, luma, lumaBefore));
      }
      lumaBefore = luma.mean();
    }
    return taken();
  }

  @Override
  public List<Measurement> flush() {
    search.flush();
    cadence.flush();
    return taken();
  }

  private void measure(Sample sample, boolean fault) {
    out.add(
        new Measurement(
            DuplicateFramesDetectorFactory.REPEATED,
            new MediaTime(sample.micros()),
            sample.durationMicros(),
            fault ? 1 : 0));
  }

  private List<Measurement> taken() {
    List<Measurement> taken = List.copyOf(out);
    out.clear();
    return taken;
  }
}
