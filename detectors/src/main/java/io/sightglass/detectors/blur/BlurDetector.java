package io.sightglass.detectors.blur;

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

/** Measures how wide the sharpest edges are, against what is usual in the shot. */
final class BlurDetector implements Detector {

  /** Fewer cells with an edge say nothing: black, fades, fog. */
  private static final double LEAST_EDGED = 0.01;

  /** Codes of noise that make edges look sharp, and so must not be learned from. */
  private static final double NOISY = 2.5;

  /** A shot that is cut to while the picture is blurred is taken for blurred if as soft as this. */
  private static final double AS_SOFT = 0.85;

  /** A shot that was cut to while blurred is sharp again where its edges are this much narrower. */
  private static final double SHARP_AGAIN = 0.6;

  private final double enter;
  private final double leave;
  private final int least;
  private final ShotWatch shots = new ShotWatch();
  private final RollingMedian usual;
  private final RollingMedian blurred;
  private final RollingMedian noise;
  private double base = Double.NaN;
  private boolean soft;

  /**
   * @param enter times the usual width from which the picture counts as blurred
   * @param leave times the usual width under which it is sharp again
   * @param window pictures from which the usual width is learned
   * @param least pictures of a shot before anything is said of it
   */
  BlurDetector(double enter, double leave, int window, int least) {
    this.enter = enter;
    this.leave = leave;
    this.least = least;
    usual = new RollingMedian(window);
    blurred = new RollingMedian(window);
    noise = new RollingMedian(window);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      Texture texture = frame.get(Texture.FEATURE);
      if (texture != null) {
        double ratio = ratio(texture);
        if (!Double.isNaN(texture.edgeWidth())) {
          out.add(measured(BlurDetectorFactory.WIDTH, frame, texture.edgeWidth()));
        }
        out.add(measured(BlurDetectorFactory.RATIO, frame, ratio));
      }
    }
    return out;
  }

  private double ratio(Texture texture) {
    double width = texture.edgeWidth();
    boolean tells = texture.edged() > LEAST_EDGED;
    if (shots.cut(texture)) {
      cutTo(width, tells);
    }
    if (!tells) {
      return soft ? leave : 1;
    }
    if (!soft && usual.size() >= least) {
      base = usual.median(width);
    }
    double ratio = Double.isNaN(base) ? 1 : width / base;
    if (soft && width < SHARP_AGAIN * blurred.median(width)) {
      // The base may be of another shot: this one has to show first how sharp it is.
      soft = false;
      base = Double.NaN;
      ratio = 1;
    } else {
      soft = soft ? ratio > leave : ratio >= enter;
    }
    if (soft) {
      blurred.add(width);
    } else {
      learn(texture);
      blurred.clear();
    }
    return soft ? ratio : Math.min(ratio, leave);
  }

  private void cutTo(double width, boolean tells) {
    if (soft && tells && width >= AS_SOFT * blurred.median(width)) {
      // The blur goes on; how sharp this shot would be is not known, so the last base stands.
      blurred.clear();
      usual.clear();
      return;
    }
    soft = false;
    base = Double.NaN;
    usual.clear();
    blurred.clear();
  }

  private void learn(Texture texture) {
    boolean noisy = texture.noise() > NOISY && texture.noise() > 2 * noise.median(texture.noise());
    if (!noisy) {
      usual.add(texture.edgeWidth());
      noise.add(texture.noise());
    }
  }

  private static Measurement measured(String metric, FrameFeatures frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
