package io.sightglass.detectors.loudnessjump;

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

/** Makes {@link LoudnessJumpDetector}s. */
public final class LoudnessJumpDetectorFactory implements DetectorFactory {

  static final String STEP = "loudness-step";
  static final String GAIN = "gain-step";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "loudness-jump",
          "Loudness jump",
          "How far a passage of 1.5 to 7 seconds is louder or softer than what comes before and"
              + " after it, loud and soft parts alike: the least shift of any of six quantiles of"
              + " the K-weighted level between the two seconds on either side of an edge, at the"
              + " stronger edge.",
          "1.1",
          false,
          true,
          Set.of(SoundFeature.K_WEIGHTED_ENERGY),
          List.of(
              new MetricInfo(STEP, "LU", "How far the passage is off what is around it", 0, 30),
              new MetricInfo(
                  GAIN, "dB", "By which gain the passage is off what is around it", 0, 30)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new LoudnessJumpDetector(stream.selectedAudio().orElseThrow());
  }
}
