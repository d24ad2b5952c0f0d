package io.sightglass.detectors.context;

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

/** Makes {@link ContextDetector}s. */
public final class ContextDetectorFactory implements DetectorFactory {

  static final String SCENE_CHANGE = "scene-change";
  static final String FADE = "fade";
  static final String MOTION = "motion-energy";
  static final String SPATIAL = "spatial-information";
  static final String TEMPORAL = "temporal-information";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "context",
          "Context",
          "Scene changes (FFmpeg's scdet), fades, motion, and spatial and temporal information"
              + " (ITU-T P.910): what the programme does, not what is wrong with it.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE, FrameDifference.TO_PREVIOUS, SpatioTemporal.FEATURE),
          List.of(
              new MetricInfo(
                  SCENE_CHANGE,
                  "",
                  "Change of luma, and of that change; a cut at 10 and over",
                  0,
                  50),
              new MetricInfo(FADE, "", "1 in a fade in, −1 in a fade out, else 0", -1, 1),
              new MetricInfo(
                  MOTION, "", "Mean change of luma from picture to picture, in codes", 0, 40),
              new MetricInfo(SPATIAL, "", "Deviation of the Sobel-filtered picture (SI)", 0, 150),
              new MetricInfo(TEMPORAL, "", "Deviation of the change of luma (TI)", 0, 80)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ContextDetector();
  }
}
