package io.sightglass.detectors.aspectchange;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.ActivePicture;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link AspectChangeDetector}s. */
public final class AspectChangeDetectorFactory implements DetectorFactory {

  static final String CHANGED = "aspect-changed";
  static final String BARS = "bars-area";
  static final String CONFIRM = "confirm-seconds";
  static final String SETTLE = "settle-seconds";

  private static final double MICROS = 1e6;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "aspect-change",
          "Aspect change",
          "Black bars around the picture (letterbox, pillarbox, window box) that are not those of"
              + " the programme. A line is black as FFmpeg's cropdetect has it.",
          "1.0",
          true,
          false,
          Set.of(ActivePicture.FEATURE, FrameDifference.TO_PREVIOUS),
          List.of(
              new MetricInfo(CHANGED, "", "1 while the bars are not the programme's, else 0", 0, 1),
              new MetricInfo(BARS, "%", "Share of the picture that bars cover", 0, 50)),
          Map.of(CONFIRM, 1.0, SETTLE, 60.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new AspectChangeDetector(
        Math.round(settings.value(CONFIRM) * MICROS), Math.round(settings.value(SETTLE) * MICROS));
  }
}
