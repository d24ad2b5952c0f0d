package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.TestClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReferenceTest {

  @TempDir Path folder;

  @Test
  void referenceThatIsNotThere_isNotOpened_andSaysSo() throws Exception {
    Path programme = Sample.copyTo(folder);
    Path reference = folder.resolve("nowhere.mp4");
    CommandRun.of("analyze", programme, "--reference", reference)
        .failedWith(ExitCode.NOT_OPENED, reference.toString(), "not found", "Check the path");
  }

  @Test
  void soundMovedAgainstItsReference_isReportedWithItsOffset() throws Exception {
    Path media = Corpus.folder().resolve("media");
    Path report = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "analyze",
            media.resolve("d17-street-whole.mp4"),
            "--reference",
            media.resolve("c01-street-full.mp4"),
            "--detectors",
            "av-sync",
            "--report",
            report);
    assertThat(run.code()).isEqualTo(ExitCode.DEFECTS);
    JsonNode defects = new JsonMapper().readTree(Files.readString(report)).get("defects");
    JsonNode sync = null;
    for (JsonNode defect : defects) {
      if (defect.get("type").asString().equals("av-sync")) {
        assertThat(sync).isNull();
        sync = defect;
      }
    }
    assertThat(sync).isNotNull();
    assertThat(sync.get("offsetMs").asDouble()).isBetween(-210.0, -190.0);
    assertThat(sync.get("startSeconds").asDouble()).isZero();
    assertThat(sync.get("endSeconds").asDouble()).isGreaterThan(19.5);
  }

  /** Offsets as they were injected, in milliseconds: found in this order, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "d13-speaker-steps.mp4, c20-speaker.mp4, 125 -200 500 -80 40",
    "d14-street-steps.ts, c01-street-full.mp4, 200 -125 80"
  })
  void everyStepOfTheSound_isFoundWithItsOffset(String clip, String reference, String offsets)
      throws Exception {
    Path media = Corpus.folder().resolve("media");
    assertThat(offsets(media.resolve(clip), media.resolve(reference)))
        .usingComparatorWithPrecision(1.0)
        .containsExactly(numbers(offsets));
  }

  /** At 25 pictures a second instead of 29.97: by half a picture's time, pictures may be off. */
  @ParameterizedTest
  @ValueSource(strings = {"scale=426:240", "scale=426:240,fps=25", "fps=50,scale=1024:576"})
  void referenceOfAnotherSizeRateAndCoding_tellsTheSame(String filter) throws Exception {
    Path media = Corpus.folder().resolve("media");
    Path reference =
        TestClips.run(
            folder.resolve("reference.ts"),
            List.of(
                "-i",
                media.resolve("c01-street-full.mp4").toString(),
                "-vf",
                filter,
                "-c:v",
                "mpeg2video",
                "-b:v",
                "1500k",
                "-c:a",
                "mp2"));
    assertThat(offsets(media.resolve("d14-street-steps.ts"), reference))
        .usingComparatorWithPrecision(20.0)
        .containsExactly(numbers("200 -125 80"));
  }

  private static double[] numbers(String words) {
    return Stream.of(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private double[] offsets(Path clip, Path reference) throws Exception {
    Path report = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "analyze",
            clip,
            "--reference",
            reference,
            "--detectors",
            "av-sync",
            "--report",
            report);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DEFECTS);
    List<Double> found = new ArrayList<>();
    for (JsonNode defect : new JsonMapper().readTree(Files.readString(report)).get("defects")) {
      if (defect.get("type").asString().equals("av-sync")) {
        found.add(defect.get("offsetMs").asDouble());
      }
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
