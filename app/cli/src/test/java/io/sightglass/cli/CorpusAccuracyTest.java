package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.cli.Score.Detection;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Analyses the whole corpus once, with the profile of all detectors, and holds what was found
 * against what is known to be there. What is demanded of each type stands in {@code accuracy.csv}:
 * smallest F1, largest median error of starts and ends in pictures, and most false alarms on clean
 * clips.
 */
class CorpusAccuracyTest {

  private static final Score SCORE = new Score();

  @BeforeAll
  static void analyseAll() throws Exception {
    List<Path> clips = Corpus.clips();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<List<Detection>>> found = new ArrayList<>();
      for (Path clip : clips) {
        Callable<List<Detection>> analysis = () -> analyse(clip);
        found.add(pool.submit(analysis));
      }
      for (int i = 0; i < clips.size(); i++) {
        SCORE.add(Truth.read(Corpus.truth(clips.get(i))), found.get(i).get());
      }
    }
  }

  private static List<Detection> analyse(Path clip) throws Exception {
    AnalysisSettings settings =
        AnalysisSettings.of(MediaRequest.of(clip.toString()), new Profiles().find("everything"))
            .withLanes(1);
    try (AnalysisSession session =
        new AnalysisSession(
            settings,
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            DetectorRegistry.installed(),
            new SessionListener() {})) {
      session.start();
      session.await();
      Analysis analysis = session.analysis().orElseThrow();
      assertThat(analysis.result().notRun()).as("%s", clip).noneMatch(NotRun::leavesGap);
      double origin = analysis.clock().start().map(MediaTime::seconds).orElse(0.0);
      return analysis.timeline().defects().stream()
          .map(defect -> Detection.of(defect, origin))
          .toList();
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "accuracy.csv", useHeadersInDisplayName = true)
  void type_isFoundAsWellAsIsDemanded(
      String type, double f1, double medianError, int falseOnClean) {
    String what =
        "%s, missed %s, false %s".formatted(type, SCORE.missed(type), SCORE.falseAlarms(type));
    assertThat(SCORE.rows(type)).as(type).isNotEmpty();
    assertThat(SCORE.f1(type)).as(what).isGreaterThanOrEqualTo(f1);
    assertThat(SCORE.medianError(type)).as(what).isLessThanOrEqualTo(medianError);
    assertThat(SCORE.falseAlarms(type).stream().filter(Score.FalseAlarm::clean))
        .as(what)
        .hasSizeLessThanOrEqualTo(falseOnClean);
  }
}
