package io.sightglass.detectors.solidcolour;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link SolidColourDetector}s. */
public final class SolidColourDetectorFactory implements DetectorFactory {

  static final String SHARE = "solid-share";
  static final String LUMA = "solid-luma";
  static final String SLACK = "slack-codes";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "solid-colour",
          "Solid colour",
          "Share of the picture, in blocks of 8×8 samples of each plane, that is of one colour.",
          "1.0",
          true,
          false,
          Set.of(BlockSums.FEATURE),
          List.of(
              new MetricInfo(SHARE, "%", "Blocks of the picture's median colour", 0, 100),
              new MetricInfo(LUMA, "", "Median luma code (8 bits)", 0, 255)),
          Map.of(SLACK, 2.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new SolidColourDetector((int) Math.round(settings.value(SLACK)));
  }
}
