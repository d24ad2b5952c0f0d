package io.sightglass.detectors.loudness;

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

/** Makes {@link LoudnessDetector}s. */
public final class LoudnessDetectorFactory implements DetectorFactory {

  static final String MOMENTARY = "loudness-momentary";
  static final String SHORT_TERM = "loudness-short-term";
  static final String INTEGRATED = "loudness-integrated";
  static final String RANGE = "loudness-range";
  static final String TRUE_PEAK = "true-peak";
  static final String PROGRAMME = "programme-loudness";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "loudness",
          "Loudness",
          "Momentary (400 ms, every 10 ms), short-term (3 s) and gated integrated loudness and true"
              + " peak after ITU-R BS.1770-5 and EBU Tech 3341; loudness range after EBU Tech"
              + " 3342. Silence reads −120.",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.K_WEIGHTED_ENERGY, SoundFeature.TRUE_PEAK),
          List.of(
              new MetricInfo(MOMENTARY, "LUFS", "Loudness of the last 400 ms", -60, 0),
              new MetricInfo(SHORT_TERM, "LUFS", "Loudness of the last 3 s", -60, 0),
              new MetricInfo(INTEGRATED, "LUFS", "Loudness of the programme so far", -60, 0),
              new MetricInfo(RANGE, "LU", "Loudness range of the programme so far", 0, 30),
              new MetricInfo(
                  TRUE_PEAK, "dBTP", "Largest true peak of any channel in 100 ms", -60, 3),
              new MetricInfo(
                  PROGRAMME, "LUFS", "Integrated loudness, said once at the end", -60, 0)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new LoudnessDetector(
        stream
            .selectedAudio()
            .orElseThrow(() -> new IllegalArgumentException("there is no sound to measure")));
  }
}
