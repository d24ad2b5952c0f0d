package io.sightglass.detectors.blur;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.Texture;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link BlurDetector}s. */
public final class BlurDetectorFactory implements DetectorFactory {

  static final String WIDTH = "edge-width";
  static final String RATIO = "blur-ratio";

  private static final String ENTER = "enter";
  private static final String LEAVE = "leave";
  private static final String SECONDS = "usual-seconds";
  private static final double SECONDS_BEFORE_JUDGED = 0.3;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "blur",
          "Blur",
          "Width of the sharpest tenth of the picture's edges, against what is usual in the shot:"
              + " a soft lens, fog or a shallow focus is no defect.",
          "1.0",
          true,
          false,
          Set.of(Texture.FEATURE),
          List.of(
              new MetricInfo(WIDTH, "samples", "Width of the sharpest tenth of edges", 0, 15),
              new MetricInfo(RATIO, "×", "That width as a multiple of the usual", 0, 6)),
          Map.of(ENTER, 1.5, LEAVE, 1.25, SECONDS, 4.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    double perSecond = 1e6 / stream.frameRate().frameMicros();
    return new BlurDetector(
        settings.value(ENTER),
        settings.value(LEAVE),
        (int) Math.max(1, Math.round(settings.value(SECONDS) * perSecond)),
        (int) Math.max(1, Math.round(SECONDS_BEFORE_JUDGED * perSecond)));
  }
}
