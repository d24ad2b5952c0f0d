package io.sightglass.detectors.clipping;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link ClippingDetector}s. */
public final class ClippingDetectorFactory implements DetectorFactory {

  static final String FLAT = "clipping";
  static final String AT_FULL_SCALE = "samples-at-full-scale";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "clipping",
          "Clipping",
          "Share of samples on flat tops in half a second: half-waves of which more than 55 % lie"
              + " in the uppermost fifth, at the height of the loudest. Beside it runs of samples"
              + " that stand at full scale to the last bit.",
          "1.0",
          false,
          true,
          Set.of(),
          List.of(
              new MetricInfo(FLAT, "%", "Share of samples on flat tops in half a second", 0, 20),
              new MetricInfo(
                  AT_FULL_SCALE, "", "Longest run of samples at full scale in 10 ms", 0, 100)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ClippingDetector(stream.selectedAudio().orElseThrow());
  }
}
