package io.sightglass.detectors.combing;

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

/** Makes {@link CombingDetector}s. */
public final class CombingDetectorFactory implements DetectorFactory {

  static final String COMBED = "combed-share";
  static final String FIELD_ORDER = "field-order";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "combing",
          "Combing and field order",
          "Combs in progressive pictures, and fields shown in an order that the stream does not"
              + " claim, after the ideas of FFmpeg's idet.",
          "1.0",
          true,
          false,
          Set.of(Texture.FEATURE),
          List.of(
              new MetricInfo(COMBED, "%", "Share of a progressive picture that is combed", 0, 20),
              new MetricInfo(
                  FIELD_ORDER,
                  "",
                  "How much smoother motion is in the order of fields that the stream claims than"
                      + " in the other one, in powers of two; negative where the other is smoother",
                  -1,
                  1)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new CombingDetector();
  }
}
