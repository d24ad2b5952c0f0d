package org.example.sightglass;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what the detector is, and makes one for each analysis. Named in {@code
 * META-INF/services/io.sightglass.core.detect.DetectorFactory}, where Sightglass finds it.
 */
public final class ContrastDetectorFactory implements DetectorFactory {

  static final String CONTRAST = "contrast";
  static final String TAIL = "tail-percent";

  @Override
  public DetectorInfo info() {
    return new DetectorInfo(
        "contrast",
        "Contrast",
        "Luma codes (8 bits) between the darkest and the brightest of a picture, a tail at either"
            + " end left out.",
        "1.0",
        true, // It needs pictures ...
        false, // ... and no sound.
        Set.of(LumaStatistics.FEATURE), // Computed once for all detectors.
        List.of(new MetricInfo(CONTRAST, "", "Luma codes that the picture spans", 0, 255)),
        Map.of(TAIL, 1.0)); // A setting; a profile may set it otherwise.
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ContrastDetector(settings.value(TAIL) / 100);
  }
}
