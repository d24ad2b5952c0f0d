package io.sightglass.detectors.layout;

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

/** Makes {@link LayoutDetector}s. */
public final class LayoutDetectorFactory implements DetectorFactory {

  static final String SURROUND = "surround-level";
  static final String DIFFERENCE = "layout-difference";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "layout",
          "Channel layout",
          "A layout that promises more than it holds: surround channels that are silent while the"
              + " front plays, and a stereo pair whose channels are one and the same.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS, SoundFeature.STEREO_PRODUCT),
          List.of(
              new MetricInfo(
                  SURROUND,
                  "dBFS",
                  "Level that all surround channels stay under for ten seconds",
                  -120,
                  0),
              new MetricInfo(
                  DIFFERENCE,
                  "dB",
                  "Level of left less right against left that it stays under for ten seconds",
                  -120,
                  10)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new LayoutDetector();
  }
}
