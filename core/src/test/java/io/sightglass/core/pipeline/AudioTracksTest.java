package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.timeline.Defect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A programme with two audio tracks, the second of which falls silent. */
@Timeout(60)
class AudioTracksTest {

  @TempDir Path folder;

  @Test
  void tracks_areAnalysedSideBySide() throws Exception {
    AnalysisResult result = analyse(true);

    assertThat(result.stream().decodedAudio()).extracting(t -> t.index()).containsExactly(1, 2);
    assertThat(result.measurements().all())
        .extracting(series -> series.info().name())
        .containsExactly("peak", "peak@2");
    assertThat(Objects.requireNonNull(result.measurements().series("peak")).size()).isEqualTo(300);
    assertThat(Objects.requireNonNull(result.measurements().series("peak@2")).size())
        .isEqualTo(300);
    assertThat(result.defects()).hasSize(1);
    Defect defect = result.defects().getFirst();
    assertThat(defect.metric()).isEqualTo("peak@2");
    assertThat(defect.range().start().micros()).isEqualTo(1_000_000);
    assertThat(defect.range().end().micros()).isEqualTo(2_000_000);
  }

  @Test
  void selectedTrackAlone_isAnalysedByDefault() throws Exception {
    AnalysisResult result = analyse(false);

    assertThat(result.stream().decodedAudio()).extracting(t -> t.index()).containsExactly(1);
    assertThat(result.measurements().all())
        .extracting(series -> series.info().name())
        .containsExactly("peak");
    assertThat(result.defects()).isEmpty();
  }

  private AnalysisResult analyse(boolean every) throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("two.mkv"),
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=64x64:rate=25:duration=3",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=0.5:s=48000:d=3",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='if(between(t,1,1.99999),0,0.25)':s=48000:d=3",
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "2",
                "-c:v",
                "mpeg4",
                "-c:a",
                "pcm_f32le"));
    Condition silent = new Condition("peak", Comparison.AT_MOST, 0.1, 0.1);
    Profile profile =
        new Profile(
            "test",
            "Test",
            Severity.ERROR,
            List.of(new DefectRule("quiet", "peak", silent, List.of(), 0, 0, Severity.ERROR, true)),
            Map.of());
    AnalysisSettings settings =
        AnalysisSettings.of(MediaRequest.of(clip.toString()).withEveryAudioTrack(every), profile);
    try (AnalysisSession session =
        new AnalysisSession(
            settings,
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            new DetectorRegistry(List.of(new PeakMeter())),
            new SessionListener() {})) {
      session.start();
      session.await();
      return session.analysis().orElseThrow().result();
    }
  }

  /** The peak of each hop of the one track that it knows of. */
  private static final class PeakMeter implements DetectorFactory {

    @Override
    public DetectorInfo info() {
      return new DetectorInfo(
          "peak",
          "Peak",
          "",
          "1.0",
          false,
          true,
          Set.of(SoundFeature.AUDIO_LEVELS),
          List.of(new MetricInfo("peak", "", "", 0, 1)),
          Map.of());
    }

    @Override
    public Detector create(DetectorSettings settings, StreamInfo stream) {
      assertThat(stream.decodedAudio()).hasSize(1).containsExactly(stream.selectedAudio().get());
      return (chunk, features) -> {
        List<Measurement> found = new ArrayList<>();
        for (AudioFeatures sound : features.audio()) {
          assertThat(sound.track()).isEqualTo(stream.selectedAudio().get());
          float[] peaks = Objects.requireNonNull(sound.peak())[0];
          for (int hop = 0; hop < peaks.length; hop++) {
            found.add(new Measurement("peak", sound.times()[hop], 10_000, peaks[hop]));
          }
        }
        return found;
      };
    }
  }
}
