package io.sightglass.detectors.droppedframes;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link DroppedFramesDetector}s. */
public final class DroppedFramesDetectorFactory implements DetectorFactory {

  static final String MISSING = "missing-frames";
  static final String LONGEST = "longest-seconds";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "dropped-frames",
          "Dropped frames",
          "Pictures that are missing by the time stamps of those around them, where these are"
              + " steady.",
          "1.1",
          true,
          false,
          Set.of(),
          List.of(new MetricInfo(MISSING, "", "Pictures missing before the next one", 0, 10)),
          Map.of(LONGEST, 0.75));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new DroppedFramesDetector(Math.round(settings.value(LONGEST) * 1e6));
  }
}
