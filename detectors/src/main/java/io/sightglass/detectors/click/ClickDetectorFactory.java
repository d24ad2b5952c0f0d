package io.sightglass.detectors.click;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link ClickDetector}s. */
public final class ClickDetectorFactory implements DetectorFactory {

  static final String LEVEL = "click-level";
  static final String DROPOUT = "dropout";
  static final String REPEAT = "repeated-buffer";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "click",
          "Clicks and dropouts",
          "How far a burst of half a millisecond stands out of what lies 5 to 25 ms before and 8 to"
              + " 25 ms after it, above a quarter of the sample rate; stretches of no sound at all"
              + " with sound right before and after; buffers that come twice, to the last bit.",
          "1.0",
          false,
          true,
          Set.of(),
          List.of(
              new MetricInfo(LEVEL, "dB", "How far the burst stands out", 0, 60),
              new MetricInfo(DROPOUT, "ms", "Length of a hole in the sound", 0, 1000),
              new MetricInfo(REPEAT, "ms", "Length of a buffer that is repeated", 0, 200)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ClickDetector(stream.selectedAudio().orElseThrow());
  }
}
