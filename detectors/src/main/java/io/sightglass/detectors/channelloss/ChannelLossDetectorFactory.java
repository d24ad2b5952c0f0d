package io.sightglass.detectors.channelloss;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link ChannelLossDetector}s. */
public final class ChannelLossDetectorFactory implements DetectorFactory {

  static final String IMBALANCE = "channel-imbalance";
  static final String LOST = "lost-channel";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "channel-loss",
          "Channel loss",
          "How far a channel under −60 dBFS lies under its partner (left and right, of the front,"
              + " the sides and the back) for as long as a second, or three behind the front.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS),
          List.of(
              new MetricInfo(
                  IMBALANCE,
                  "dB",
                  "How far the quieter channel of a pair stays under the other",
                  0,
                  100),
              new MetricInfo(
                  LOST, "", "Number of that channel, counted from one; 0 for none", 0, 8)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ChannelLossDetector();
  }
}
