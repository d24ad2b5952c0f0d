package io.sightglass.detectors.noise;

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

/** Makes {@link NoiseDetector}s. */
public final class NoiseDetectorFactory implements DetectorFactory {

  static final String SIGMA = "noise-sigma";
  static final String RISE = "noise-rise";

  private static final String SETTING_RISE = "rise";
  private static final String SETTING_SECONDS = "usual-seconds";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "noise",
          "Noise",
          "Noise in the smoothest fifth of the picture after Immerkær (1996), and its step over"
              + " what is usual in the shot: grain that was always there is no defect.",
          "1.0",
          true,
          false,
          Set.of(Texture.FEATURE),
          List.of(
              new MetricInfo(SIGMA, "", "Standard deviation of the noise in 8-bit codes", 0, 30),
              new MetricInfo(RISE, "×", "Noise as a multiple of the usual; 1 up to a step", 0, 10)),
          Map.of(SETTING_RISE, 2.5, SETTING_SECONDS, 4.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    double perSecond = 1e6 / stream.frameRate().frameMicros();
    int window = (int) Math.max(1, Math.round(settings.value(SETTING_SECONDS) * perSecond));
    return new NoiseDetector(settings.value(SETTING_RISE), window);
  }
}
