package io.sightglass.detectors.flash;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.feature.PictureCells;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link FlashDetector}s. */
public final class FlashDetectorFactory implements DetectorFactory {

  static final String AREA = "flash-area";
  static final String RED_AREA = "flash-red-area";
  static final String SECONDS = "flash-seconds";
  static final String LIMIT = "area-limit";
  static final String STEP = "light-step";
  static final String DARK = "dark-light";
  static final String CONTRAST = "light-contrast";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "flash",
          "Flashing (photosensitivity)",
          "Share of the picture that flashes more than three times in a second, in light and in"
              + " saturated red, after ITU-R BT.1702, cell by cell.",
          "1.0",
          true,
          false,
          Set.of(PictureCells.FEATURE, BlockSums.FEATURE),
          List.of(
              new MetricInfo(
                  AREA,
                  "%",
                  "Share of the picture that flashes too often; 0 within limits",
                  0,
                  100),
              new MetricInfo(
                  RED_AREA, "%", "The same for flashes to and from saturated red", 0, 100),
              new MetricInfo(
                  SECONDS, "s", "How long large parts of the picture have been flashing", 0, 10)),
          Map.of(LIMIT, 0.25, STEP, 20.0, DARK, 160.0, CONTRAST, 0.0));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new FlashDetector(
        new FlashLimits(
            settings.value(LIMIT),
            settings.value(STEP),
            settings.value(DARK),
            settings.value(CONTRAST)),
        stream.frameRate().frameMicros());
  }
}
