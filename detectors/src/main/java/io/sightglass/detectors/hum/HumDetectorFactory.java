package io.sightglass.detectors.hum;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link HumDetector}s. */
public final class HumDetectorFactory implements DetectorFactory {

  static final String HUM = "hum";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "hum",
          "Mains hum",
          "How far the second strongest of the first six harmonics of 50 or of 60 Hz stands out of"
              + " its neighbours, over two seconds.",
          "1.0",
          false,
          true,
          Set.of(),
          List.of(
              new MetricInfo(
                  HUM, "dB", "How far two harmonics of the mains at least stand out", 0, 60)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new HumDetector(stream.selectedAudio().orElseThrow());
  }
}
