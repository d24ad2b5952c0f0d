package io.sightglass.detectors.freeze;

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

/** Makes {@link FreezeDetector}s. */
public final class FreezeDetectorFactory implements DetectorFactory {

  static final String STOPPED = "freeze-stopped";
  static final String DIFFERENCE = "freeze-difference";
  static final String BLOCK = "freeze-block";
  static final String MOVING_AREA = "moving-area";
  static final String MOVING_CODES = "moving-codes";
  static final String STILL_AREA = "still-area";
  static final String STILL_CODES = "still-codes";
  static final String PULSE_CODES = "pulse-codes";
  static final String TICKER_HEIGHT = "ticker-height";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "freeze",
          "Freeze",
          "How much of what moved stopped from one picture to the next, without a cut, and stands"
              + " still since; beside it the difference to the first picture of a run, as FFmpeg's"
              + " freezedetect takes it.",
          "1.0",
          true,
          false,
          Set.of(LumaStatistics.FEATURE, FrameDifference.TO_PREVIOUS, FrameDifference.TO_HELD),
          List.of(
              new MetricInfo(
                  STOPPED,
                  "%",
                  "Share of the moving area that stopped at once, while it stands",
                  0,
                  100),
              new MetricInfo(
                  DIFFERENCE,
                  "",
                  "Mean difference to the run's first picture, of full scale",
                  0,
                  0.01),
              new MetricInfo(
                  BLOCK,
                  "",
                  "Largest difference of an 8×8 block to it, in 8-bit codes a sample",
                  0,
                  20)),
          Map.of(
              MOVING_AREA, 0.06,
              MOVING_CODES, 0.6,
              STILL_AREA, 0.935,
              STILL_CODES, 3.5,
              PULSE_CODES, 10.0,
              TICKER_HEIGHT, 0.25));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new FreezeDetector(
        new StandstillLimits(
            settings.value(MOVING_AREA),
            settings.value(MOVING_CODES),
            settings.value(STILL_AREA),
            settings.value(STILL_CODES),
            settings.value(PULSE_CODES),
            settings.value(TICKER_HEIGHT)));
  }
}
