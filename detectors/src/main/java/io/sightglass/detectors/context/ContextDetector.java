package io.sightglass.detectors.context;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures cuts, fades, detail and motion, for whoever judges something else by them. */
final class ContextDetector implements Detector {

  private static final double PERCENT = 100;
  private static final double CODES = 255;
  private static final long SPATIAL_MICROS = 1_000_000 / SpatioTemporal.PER_SECOND;

  private final List<Measurement> out = new ArrayList<>();
  private final Fades fades =
      new Fades((time, duration, fade) ->
          out.add(new Measurement(ContextDetectorFactory.FADE, time, duration, fade)));
  private double before;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    features.frames().forEach(this::measure);
    return taken();
  }

  private void measure(FrameFeatures frame) {
    FrameDifference difference = frame.get(FrameDifference.TO_PREVIOUS);
    double change = difference == null ? 0 : difference.lumaMean();
    double cut = Math.min(change, Math.abs(change - before));
    before = change;
    add(ContextDetectorFactory.SCENE_CHANGE, frame, Math.min(PERCENT, PERCENT * cut));
    add(ContextDetectorFactory.MOTION, frame, CODES * change);
    LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
    if (luma != null) {
      fades.add(frame.time(), frame.durationMicros(), deviation(luma));
    }
    SpatioTemporal detail = frame.get(SpatioTemporal.FEATURE);
    if (detail != null) {
      out.add(
          new Measurement(
              ContextDetectorFactory.SPATIAL, frame.time(), SPATIAL_MICROS, detail.spatial()));
      out.add(
          new Measurement(
              ContextDetectorFactory.TEMPORAL, frame.time(), SPATIAL_MICROS, detail.temporal()));
    }
  }

  private void add(String metric, FrameFeatures frame, double value) {
    out.add(new Measurement(metric, frame.time(), frame.durationMicros(), value));
  }

  private static double deviation(LumaStatistics luma) {
    double mean = luma.mean();
    double squares = 0;
    for (int code = 0; code < luma.histogram().length; code++) {
      squares += (code - mean) * (code - mean) * luma.histogram()[code];
    }
    return Math.sqrt(squares / luma.samples());
  }

  @Override
  public List<Measurement> flush() {
    fades.flush();
    return taken();
  }

  private List<Measurement> taken() {
    List<Measurement> taken = List.copyOf(out);
    out.clear();
    return taken;
  }
}
