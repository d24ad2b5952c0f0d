package io.sightglass.detectors.black;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link BlackDetector}s. */
public final class BlackDetectorFactory implements DetectorFactory {

  static final String SHARE = "black-share";
  static final String BRIGHTEST = "black-brightest";
  static final String THRESHOLD = "pixel-threshold";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "black",
          "Black",
          "Share of the picture that is black: luma at or under a tenth of the way from black to"
              + " white, as FFmpeg's blackdetect counts it.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE),
          List.of(
              new MetricInfo(SHARE, "%", "Black share of the picture", 0, 100),
              new MetricInfo(
                  BRIGHTEST,
                  "",
                  "Luma code (8 bits) that 99.9 % of the picture do not exceed",
                  0,
                  255)),
          Map.of(THRESHOLD, 0.1));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new BlackDetector(settings.value(THRESHOLD));
  }
}
