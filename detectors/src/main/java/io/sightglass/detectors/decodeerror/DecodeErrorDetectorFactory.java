package io.sightglass.detectors.decodeerror;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link DecodeErrorDetector}s. */
public final class DecodeErrorDetectorFactory implements DetectorFactory {

  static final String PICTURES = "lost-picture-data";
  static final String SOUND = "lost-sound-data";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "decode-error",
          "Decode errors",
          "Coded pictures and sound that lost data on their way: continuity errors and flagged"
              + " packets of a transport stream, and what the decoders refused or concealed.",
          "1.0",
          false,
          false,
          Set.of(),
          List.of(
              new MetricInfo(PICTURES, "", "1 where a coded picture lost data", 0, 1),
              new MetricInfo(SOUND, "", "1 where coded sound lost data", 0, 1)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new DecodeErrorDetector(
        stream.selectedVideo().map(track -> track.index()).orElse(-1),
        stream.selectedAudio().map(track -> track.index()).orElse(-1));
  }
}
