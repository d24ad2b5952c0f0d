package io.sightglass.detectors.colourbars;

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

/** Makes {@link ColourBarsDetector}s. */
public final class ColourBarsDetectorFactory implements DetectorFactory {

  static final String MATCH = "bars-match";
  static final String SLACK = "slack-codes";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "colour-bars",
          "Colour bars",
          "Test bars after ITU-R BT.471, SMPTE EG 1 or RP 219: yellow, cyan, green, magenta, red"
              + " and blue side by side, 75 or 100 %, in the codes of BT.601 or BT.709.",
          "1.0",
          true,
          false,
          Set.of(BlockSums.FEATURE),
          List.of(
              new MetricInfo(
                  MATCH,
                  "%",
                  "Share of five heights in the upper half that show all bars",
                  0,
                  100)),
          Map.of(SLACK, 6.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ColourBarsDetector(settings.value(SLACK));
  }
}
