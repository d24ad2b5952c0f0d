package io.sightglass.detectors.silence;

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

/** Makes {@link SilenceDetector}s. */
public final class SilenceDetectorFactory implements DetectorFactory {

  static final String LEVEL = "silence-level";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "silence",
          "Silence",
          "Level of the loudest channel every 10 ms, as the root of the mean square after the hop's"
              + " own mean (DC) is taken off; −120 dBFS stands for digital zero.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS),
          List.of(new MetricInfo(LEVEL, "dBFS", "Level of the loudest channel", -120, 0)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new SilenceDetector();
  }
}
