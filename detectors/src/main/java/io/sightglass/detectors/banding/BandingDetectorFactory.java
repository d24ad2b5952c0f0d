package io.sightglass.detectors.banding;

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

/** Makes {@link BandingDetector}s. */
public final class BandingDetectorFactory implements DetectorFactory {

  static final String LEVELS = "banding-levels";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "banding",
          "Banding",
          "Share of the picture whose luma lies on a few evenly spaced levels: shades that were"
              + " rounded to fewer bits show as bands.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE),
          List.of(
              new MetricInfo(
                  LEVELS, "%", "Luma on evenly spaced levels, over an even spread", 0, 100)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new BandingDetector();
  }
}
