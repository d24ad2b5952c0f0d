package io.sightglass.detectors.silence;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.StreamInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link SilenceDetector}s. */
public final class SilenceDetectorFactory implements DetectorFactory {

  static final String LEVEL = "silence-level";
  static final String DIGITAL_ZERO = "digital-zero";

  /** Channels that are told apart: those of 7.1. */
  static final int CHANNELS = 8;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "silence",
          "Silence",
          "The level that the sound stays under for a second, or that it stays 12 dB further under"
              + " for 0.4 s, in hops of 10 ms: root of the mean square after the hop's own mean"
              + " (DC) is taken off. −120 dBFS stands for digital zero, which is told apart.",
          "2.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS),
          metrics(),
          Map.of());

  private static List<MetricInfo> metrics() {
    List<MetricInfo> metrics = new ArrayList<>();
    metrics.add(
        new MetricInfo(LEVEL, "dBFS", "Level that all channels stay under", Decibels.FLOOR, 0));
    metrics.add(
        new MetricInfo(
            DIGITAL_ZERO, "", "1 while every sample of all channels is zero, else 0", 0, 1));
    for (int channel = 0; channel < CHANNELS; channel++) {
      metrics.add(
          new MetricInfo(
              channelLevel(channel),
              "dBFS",
              "Level that channel " + (channel + 1) + " stays under",
              Decibels.FLOOR,
              0));
    }
    return metrics;
  }

  /** The metric of one channel, counted from zero. */
  static String channelLevel(int channel) {
    return "silence-level-" + (channel + 1);
  }

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new SilenceDetector();
  }
}
