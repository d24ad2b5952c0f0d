package io.sightglass.detectors.noise;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.RollingMedian;
import io.sightglass.core.detect.ShotWatch;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.Texture;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Measures each picture's noise, and how far it has risen over what is usual in the shot. */
final class NoiseDetector implements Detector {

  /** Noise under one code is not seen; over it the rise is a ratio. */
  private static final double LEAST_USUAL = 1;

  /** A rise by this much within {@link #RECENT} pictures is a step; a slower one is content. */
  private static final double STEP = 1.5;

  private static final int RECENT = 6;

  private final double rise;
  private final ShotWatch shots = new ShotWatch();
  private final RollingMedian usual;
  private final double[] recent = new double[RECENT];
  private long pictures;
  private boolean risen;

  /**
   * @param rise how many times the usual noise counts as risen, and is not learned as usual
   * @param window pictures from which the usual is learned
   */
  NoiseDetector(double rise, int window) {
    this.rise = rise;
    this.usual = new RollingMedian(window);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      Texture texture = frame.get(Texture.FEATURE);
      if (texture != null) {
        double ratio = ratio(texture);
        out.add(
            new Measurement(
                NoiseDetectorFactory.SIGMA, frame.time(), frame.durationMicros(), texture.noise()));
        out.add(
            new Measurement(
                NoiseDetectorFactory.RISE, frame.time(), frame.durationMicros(), ratio));
      }
    }
    return out;
  }

  private double ratio(Texture texture) {
    double sigma = texture.noise();
    boolean cut = shots.cut(texture);
    if (cut && !risen) {
      // Another camera, another grain: that is no defect.
      usual.clear();
      pictures = 0;
    }
    double base = Math.max(LEAST_USUAL, usual.median(sigma));
    double before = LEAST_USUAL;
    for (int i = 0; i < Math.min(pictures, RECENT); i++) {
      before = Math.max(before, recent[i]);
    }
    if (risen) {
      risen = sigma > base * (1 + rise) / 2;
    } else {
      risen = sigma >= rise * base && sigma >= STEP * before;
    }
    if (!risen) {
      usual.add(sigma);
      recent[(int) (pictures % RECENT)] = sigma;
      pictures++;
    }
    return risen ? sigma / base : Math.min(sigma / base, 1);
  }
}
