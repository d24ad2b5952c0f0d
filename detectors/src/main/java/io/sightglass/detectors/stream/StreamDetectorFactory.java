package io.sightglass.detectors.stream;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link StreamDetector}s. */
public final class StreamDetectorFactory implements DetectorFactory {

  static final String MISSED = "stream-missed";
  static final String CHANGES = "format-changes";
  static final String FAULTS = "segment-faults";
  static final String MISMATCHES = "rendition-mismatches";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "stream",
          "Stream losses and changes",
          "How much of a live stream was missed while it was away, where pictures or sound change"
              + " their size, format or coding, and where a playlist does not keep its word.",
          "1.2",
          false,
          false,
          Set.of(),
          List.of(
              new MetricInfo(MISSED, "ms", "Missed while the stream was away", 0, 10_000),
              new MetricInfo(CHANGES, "", "Changes of the format at a picture", 0, 2),
              new MetricInfo(
                  FAULTS, "", "Segments late or not as long as is said, playlists stopped", 0, 2),
              new MetricInfo(
                  MISMATCHES, "", "Differences between a rendition and its declaration", 0, 2)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new StreamDetector(stream.frameRate().frameMicros());
  }
}
