package io.sightglass.detectors.duplicateframes;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link DuplicateFramesDetector}s. */
public final class DuplicateFramesDetectorFactory implements DetectorFactory {

  static final String REPEATED = "duplicate-frame";
  static final String MOVING = "moving-codes";
  static final String RATIO = "repeated-ratio";
  static final String CADENCE = "cadence-seconds";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "duplicate-frames",
          "Duplicate frames",
          "Pictures that repeat the one before amid motion on both sides; repeats that are the"
              + " programme's own cadence (pull-down, animation on twos) are learned and left out.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE, FrameDifference.TO_PREVIOUS),
          List.of(new MetricInfo(REPEATED, "", "1 where a picture is a repeat, else 0", 0, 1)),
          Map.of(MOVING, 1.5, RATIO, 0.2, CADENCE, 5.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new DuplicateFramesDetector(
        settings.value(MOVING), settings.value(RATIO), Math.round(settings.value(CADENCE) * 1e6));
  }
}
