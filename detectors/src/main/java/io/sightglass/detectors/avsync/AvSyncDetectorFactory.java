package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link AvSyncDetector}s. */
public final class AvSyncDetectorFactory implements DetectorFactory {

  static final String OFFSET = "av-sync-offset";
  static final String START = "av-start-offset";
  static final String DRIFT = "av-drift";
  static final String MISSING = "av-sound-missing";
  static final String MARKS = "av-marks-offset";
  static final String REPEATED = "av-sound-repeated";
  static final String BLIND = "av-blind-offset";
  static final String CONFIDENCE = "av-blind-confidence";

  /** Containers of streams that are joined midway. */
  private static final Set<String> JOINED = Set.of("mpegts", "hls", "dash", "rtsp", "rtp", "flv");

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "av-sync",
          "Audio/video sync",
          "How late the sound is against the picture: steps and drift of each stream's timestamps"
              + " against the count of its samples and pictures (Theil–Sen line over 30 to 60 s),"
              + " sound that is missing or played twice, and flashes with beeps where a programme"
              + " carries them. Positive: the sound is late.",
          "1.1",
          true,
          true,
          Set.of(LumaStatistics.FEATURE, FrameDifference.TO_PREVIOUS, SoundFeature.AUDIO_LEVELS),
          List.of(
              new MetricInfo(
                  OFFSET, "ms", "How late the sound has come to be, by timestamps", -200, 200),
              new MetricInfo(
                  START, "ms", "How long after the first picture the sound begins", -200, 200),
              new MetricInfo(DRIFT, "ppm", "How fast the sound falls behind", -200, 200),
              new MetricInfo(
                  MISSING, "ms", "Length of sound that its timestamps leave out", 0, 500),
              new MetricInfo(MARKS, "ms", "How late a beep is against its white flash", -500, 500),
              new MetricInfo(
                  REPEATED, "ms", "Length of sound that was played again at once", 0, 500),
              new MetricInfo(
                  BLIND,
                  "ms",
                  "How late the sound seems by what is seen and heard at once",
                  -1000,
                  1000),
              new MetricInfo(
                  CONFIDENCE,
                  "",
                  "Share of the last minute's quarters that agree on that; determinate at 1",
                  0,
                  1)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    boolean joined = stream.live() || JOINED.contains(stream.container());
    int sound = stream.selectedAudio().orElseThrow().index();
    return new AvSyncDetector(
        new TimestampSync(
            sound, stream.selectedVideo().orElseThrow().index(), stream.frameRate(), joined),
        new MarkSync(sound, stream.frameRate().frameMicros()),
        sound);
  }
}
