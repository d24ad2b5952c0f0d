package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.live.HttpStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a stream sent around its defects is kept, and can be analysed as a recording. */
@Timeout(180)
class RecordOnDefectTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ts", "mp4"})
  void freezeOfAStream_isKeptWithWhatLiesAroundIt(String format) throws Exception {
    Path kept = folder.resolve("kept");
    CommandRun run;
    try (HttpStream server = new HttpStream(2, 28, Sample.copyTo(folder))) {
      run =
          CommandRun.of(
              "analyze",
              server.address(),
              "--detectors",
              "freeze",
              "--for",
              16,
              "--patience",
              5,
              "--record-on-defect",
              kept,
              "--record-around",
              2,
              "--record-format",
              format);
    }
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DEFECTS);
    List<Path> files;
    try (Stream<Path> all = Files.list(kept)) {
      files = all.toList();
    }
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().getFileName().toString())
        .startsWith("freeze-00h00m0")
        .endsWith("." + format);

    Path report = folder.resolve("kept.json");
    CommandRun again =
        CommandRun.of("analyze", files.getFirst(), "--detectors", "freeze", "--report", report);
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DEFECTS);
    JsonNode json = Sample.JSON.readTree(Files.readString(report));
    JsonNode freeze = json.get("defects").get(0);
    double start = freeze.get("startSeconds").asDouble();
    // From the key picture at or before two seconds before it: groups are a second long at most.
    assertThat(start).isBetween(1.9, 4.1);
    assertThat(freeze.get("endSeconds").asDouble() - start).isBetween(2.9, 3.1);
    assertThat(json.get("analysis").get("analysedSeconds").asDouble()).isBetween(6.8, 9.5);
  }
}
