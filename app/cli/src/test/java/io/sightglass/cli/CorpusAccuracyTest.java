package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.cli.Score.Detection;
import io.sightglass.core.source.Corpus;
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
        Callable<List<Detection>> analysis =
            () -> CorpusAnalysis.detections(clip, settings -> settings);
        found.add(pool.submit(analysis));
      }
      for (int i = 0; i < clips.size(); i++) {
        SCORE.add(Truth.read(Corpus.truth(clips.get(i))), found.get(i).get());
      }
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
