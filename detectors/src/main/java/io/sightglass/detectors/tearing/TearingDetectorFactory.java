package io.sightglass.detectors.tearing;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link TearingDetector}s. */
public final class TearingDetectorFactory implements DetectorFactory {

  static final String EDGE = "tear-edge";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "tearing",
          "Tearing",
          "Pictures of which the upper part is of another moment than the lower: a step from row to"
              + " row, all across the picture, that the pictures before and after do not have.",
          "1.0",
          true,
          false,
          Set.of(RowSteps.FEATURE, FrameDifference.TO_PREVIOUS),
          List.of(
              new MetricInfo(
                  EDGE,
                  "",
                  "Codes by which the strongest row stands out, from side to side",
                  0,
                  20)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new TearingDetector();
  }
}
