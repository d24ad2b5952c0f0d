package io.sightglass.detectors.levels;

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

/** Makes {@link LevelsDetector}s. */
public final class LevelsDetectorFactory implements DetectorFactory {

  static final String LUMA = "luma-out-of-range";
  static final String GAMUT = "gamut-out-of-range";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "levels",
          "Levels",
          "Share of the picture whose luma, or whose R, G or B, is outside of 5 to 246 (8 bits), as"
              + " EBU R 103 allows it.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE, GamutShare.FEATURE),
          List.of(
              new MetricInfo(LUMA, "%", "Picture whose luma is outside of 5 to 246", 0, 10),
              new MetricInfo(GAMUT, "%", "Picture whose R, G or B is outside of 5 to 246", 0, 10)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new LevelsDetector();
  }
}
