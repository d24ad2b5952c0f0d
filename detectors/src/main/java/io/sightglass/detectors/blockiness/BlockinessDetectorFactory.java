package io.sightglass.detectors.blockiness;

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

/** Makes {@link BlockinessDetector}s. */
public final class BlockinessDetectorFactory implements DetectorFactory {

  static final String RATIO = "blockiness";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "blockiness",
          "Blockiness",
          "Steps between columns on a grid over those elsewhere, for the best of all periods from 3"
              + " to 24 samples and all phases, so that scaled pictures count too.",
          "1.0",
          true,
          false,
          Set.of(Texture.FEATURE),
          List.of(new MetricInfo(RATIO, "×", "Steps on the best grid over those elsewhere", 1, 3)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new BlockinessDetector();
  }
}
