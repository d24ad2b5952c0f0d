package io.sightglass.detectors.combing;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.Texture;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures combs in progressive pictures and the order of the fields in interlaced ones. */
final class CombingDetector implements Detector {

  /** Pairs of lines that were swapped: a ramp gives 3, lines in order 1. */
  private static final double SWAPPED_PAIRS = 1.35;

  /** Under it motion does not speak clearly for the order that the stream claims. */
  private static final double CLEAR_ORDER = 0.06;

  /** What swapped pairs say where motion is silent. */
  private static final double ORDER_OF_SWAPPED_PAIRS = -0.1;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      Texture texture = frame.get(Texture.FEATURE);
      if (texture != null) {
        // Fields of an interlaced picture are meant to differ where something moves.
        double combed = frame.interlaced() ? 0 : 100 * texture.combed();
        out.add(measured(CombingDetectorFactory.COMBED, frame, combed));
        if (frame.interlaced()) {
          out.add(measured(CombingDetectorFactory.FIELD_ORDER, frame, order(frame, texture)));
        }
      }
    }
    return out;
  }

  private static double order(FrameFeatures frame, Texture texture) {
    if (texture.weaveAsTop() == 0 || texture.weaveAsBottom() == 0) {
      return 0;
    }
    double asTop = Math.log((double) texture.weaveAsBottom() / texture.weaveAsTop()) / Math.log(2);
    double order = frame.topFieldFirst() ? asTop : -asTop;
    return texture.pairContrast() > SWAPPED_PAIRS && order < CLEAR_ORDER
        ? Math.min(order, ORDER_OF_SWAPPED_PAIRS)
        : order;
  }

  private static Measurement measured(String metric, FrameFeatures frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
