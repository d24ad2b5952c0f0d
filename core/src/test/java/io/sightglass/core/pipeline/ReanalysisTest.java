package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReanalysisTest {

  private static final MediaRequest MEDIA = MediaRequest.of("synthetic:");
  private static final Profile PROFILE =
      new Profile("test", "Test", Severity.ERROR, List.of(), Map.of());
  private static final TimeRange SECOND = TimeRange.ofSeconds(30, 31);
  private static final MediaOpener FORTY_SECONDS =
      request -> new SyntheticSource(1000, false, SyntheticSource.Ending.PROGRAMME_ENDS);

  private static Reanalysis.Result again(DetectorFactory detector, TimeRange range)
      throws Exception {
    DetectorRegistry registry = new DetectorRegistry(List.of(detector));
    try (AnalysisSession first =
        new AnalysisSession(
            AnalysisSettings.of(MEDIA, PROFILE),
            FORTY_SECONDS,
            (features, stream) -> new SharedPass(features),
            registry,
            new SessionListener() {})) {
      first.start();
      first.await();
      return again(FORTY_SECONDS, registry, first.analysis().orElseThrow(), range);
    }
  }

  private static Reanalysis.Result again(
      MediaOpener opener, DetectorRegistry registry, Analysis earlier, TimeRange range)
      throws Exception {
    return new Reanalysis(opener, (features, stream) -> new SharedPass(features), registry)
        .again(MEDIA, earlier, Set.of(), range, reached -> {});
  }

  @Test
  void detectorOfSinglePictures_measuresTheSame_fromNearby() throws Exception {
    assertThat(again(new TestDetector("a"), SECOND))
        .isEqualTo(new Reanalysis.Result(SECOND, 25, 0, false));
  }

  @Test
  void firstSeconds_areReadFromTheStart() throws Exception {
    TimeRange second = TimeRange.ofSeconds(3, 4);
    Reanalysis.Result result = again(new TestDetector("a"), second);
    assertThat(result).isEqualTo(new Reanalysis.Result(second, 25, 0, true));
    assertThat(result.same()).isTrue();
  }

  @Test
  void detectorThatRemembersTheWhole_measuresTheSame_fromTheStart() throws Exception {
    AtomicInteger instances = new AtomicInteger();
    Reanalysis.Result result =
        again(
            new Counting(() -> {
              instances.incrementAndGet();
              return number -> number;
            }),
            SECOND);
    assertThat(result).isEqualTo(new Reanalysis.Result(SECOND, 25, 0, true));
    assertThat(instances).as("first, nearby, whole").hasValue(3);
  }

  @Test
  void detectorThatDiffersEachTime_isToldAsNotTheSame() throws Exception {
    AtomicInteger instances = new AtomicInteger();
    Reanalysis.Result result =
        again(
            new Counting(() -> {
              int run = instances.incrementAndGet();
              // Apart in every second picture alone.
              return number -> number % 2 == 0 ? number : number + 1000 * run;
            }),
            SECOND);
    assertThat(result.same()).isFalse();
    assertThat(result.values()).isEqualTo(25);
    assertThat(result.different()).isEqualTo(12);
  }

  @Test
  void stretchOfWhichNothingWasMeasured_isNotTheSame() throws Exception {
    TimeRange after = TimeRange.ofSeconds(50, 51);
    assertThat(again(new TestDetector("a"), after).same()).isFalse();
  }

  @Test
  void recordingThatBroke_isASentence() throws Exception {
    DetectorRegistry registry = new DetectorRegistry(List.of(new TestDetector("a")));
    MediaOpener broken = request -> new SyntheticSource(100, false, SyntheticSource.Ending.BREAKS);
    try (AnalysisSession first =
        new AnalysisSession(
            AnalysisSettings.of(MEDIA, PROFILE),
            FORTY_SECONDS,
            (features, stream) -> new SharedPass(features),
            registry,
            new SessionListener() {})) {
      first.start();
      first.await();
      Analysis earlier = first.analysis().orElseThrow();
      assertThatThrownBy(() -> again(broken, registry, earlier, TimeRange.ofSeconds(3, 4)))
          .isInstanceOf(MediaException.class)
          .hasMessage("The cable was cut.");
    }
  }

  /** Makes what an instance counts. */
  @FunctionalInterface
  private interface Counters {
    IntUnaryOperator counter();
  }

  /** Measures which picture it is since the detector was made. */
  private record Counting(Counters counters) implements DetectorFactory {

    @Override
    public DetectorInfo info() {
      return new DetectorInfo(
          "counting",
          "",
          "",
          "1",
          true,
          false,
          Set.of(),
          List.of(new MetricInfo("count", "", "", 0, 1000)),
          Map.of());
    }

    @Override
    public Detector create(DetectorSettings settings, StreamInfo stream) {
      IntUnaryOperator counter = counters.counter();
      return new Detector() {
        private int pictures;

        @Override
        public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
          List<Measurement> found = new ArrayList<>();
          for (VideoFrame frame : chunk.frames()) {
            found.add(
                new Measurement(
                    "count", frame.time(), frame.durationMicros(), counter.applyAsInt(pictures++)));
          }
          return found;
        }

        @Override
        public List<Measurement> flush() {
          return List.of();
        }
      };
    }
  }
}
