package io.sightglass.detectors.ptsgap;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link PtsGapDetector}s. */
public final class PtsGapDetectorFactory implements DetectorFactory {

  static final String JUMP = "pts-jump";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "pts-gap",
          "Timestamp jump",
          "By how much the programme's clock jumps: presentation times of pictures and sound"
              + " against the periods that they should keep. A gap of one kind alone is lost"
              + " material and not a jump.",
          "1.0",
          false,
          false,
          Set.of(),
          List.of(
              new MetricInfo(
                  JUMP,
                  "ms",
                  "Size of the jump; negative where the clock was set back",
                  -3000,
                  3000)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new PtsGapDetector(
        stream.selectedVideo().map(VideoTrack::index).orElse(-1),
        stream.selectedAudio().map(AudioTrack::index).orElse(-1),
        stream.frameRate().frameMicros());
  }
}
