package io.sightglass.detectors.phase;

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

/** Makes {@link PhaseDetector}s. */
public final class PhaseDetectorFactory implements DetectorFactory {

  static final String CORRELATION = "phase-correlation";
  static final String SIDE = "stereo-side";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "phase",
          "Phase and likeness",
          "Correlation 2·LR/(L²+R²) that the first two channels stay under for a second, and the"
              + " level of their difference against their sum that they stay under for ten.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS, SoundFeature.STEREO_PRODUCT),
          List.of(
              new MetricInfo(
                  CORRELATION,
                  "",
                  "Correlation that left and right stay under for a second",
                  -1,
                  1),
              new MetricInfo(
                  SIDE,
                  "dB",
                  "Level of the difference against the sum that they stay under for ten seconds",
                  -120,
                  20)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new PhaseDetector();
  }
}
