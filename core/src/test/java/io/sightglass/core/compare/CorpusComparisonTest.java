package io.sightglass.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clips whose sound was moved, against the clean clips of the same source. */
class CorpusComparisonTest {

  /** All in the corpus are at least this far apart; single windows at their borders may stray. */
  private static final double INSIDE_SECONDS = 0.6;

  private static final Map<String, Fingerprint> PRINTS = new HashMap<>();

  private static Fingerprint print(String clip) throws Exception {
    Fingerprint known = PRINTS.get(clip);
    if (known == null) {
      Path file = Corpus.folder().resolve("media").resolve(clip);
      try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(file.toString()))) {
        known = Fingerprint.read(source, () -> true);
      }
      PRINTS.put(clip, known);
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource({
    "d13-speaker-steps.mp4, c20-speaker.mp4",
    "d14-street-steps.ts, c01-street-full.mp4",
    "d15-speaker-drift.ts, c20-speaker.mp4",
    "d17-street-whole.mp4, c01-street-full.mp4"
  })
  void everyInjectedOffset_isFoundWithinTenMilliseconds(String clip, String reference)
      throws Exception {
    Corpus.folder();
    TreeMap<Double, Double> sync = new TreeMap<>();
    for (Alignment alignment : Comparison.of(print(clip), print(reference)).alignments()) {
      double middle = (alignment.range().start().seconds() + alignment.range().end().seconds()) / 2;
      sync.put(middle, alignment.syncMicros().orElseThrow() / 1e3);
    }
    Path truth = Corpus.truth(Corpus.folder().resolve("media").resolve(clip));
    JsonNode defects = new JsonMapper().readTree(Files.readString(truth)).get("defects");
    assertThat(defects.size()).isPositive();
    double clearFrom = 0;
    for (JsonNode defect : defects) {
      double start = defect.get("startSeconds").asDouble();
      double end = defect.get("endSeconds").asDouble();
      JsonNode params = defect.get("params");
      boolean drift = params.has("msPerSecond");
      double rampStart = drift ? params.get("driftStartSeconds").asDouble() : start;
      double clearTo = Math.max(clearFrom + INSIDE_SECONDS, rampStart - INSIDE_SECONDS);
      assertThat(sync.subMap(clearFrom + INSIDE_SECONDS, clearTo).values())
          .as("before %s s", start)
          .allMatch(ms -> Math.abs(ms) < 10);
      Map<Double, Double> inside = sync.subMap(start + INSIDE_SECONDS, end - INSIDE_SECONDS);
      assertThat(inside).as("at %s s", start).isNotEmpty();
      inside.forEach((at, ms) ->
          assertThat(ms)
              .as("at %s s", at)
              .isCloseTo(
                  drift
                      ? params.get("msPerSecond").asDouble() * (at - rampStart)
                      : params.get("offsetMs").asDouble(),
                  within(10.0)));
      clearFrom = end;
    }
  }
}
