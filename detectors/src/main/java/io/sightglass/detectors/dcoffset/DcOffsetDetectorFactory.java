package io.sightglass.detectors.dcoffset;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link DcOffsetDetector}s. */
public final class DcOffsetDetectorFactory implements DetectorFactory {

  static final String OFFSET = "dc-offset";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "dc-offset",
          "DC offset",
          "Magnitude of the mean of one second of the worst channel.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS),
          List.of(
              new MetricInfo(
                  OFFSET, "dBFS", "Mean of one second around, of the worst channel", -120, 0)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new DcOffsetDetector();
  }
}
