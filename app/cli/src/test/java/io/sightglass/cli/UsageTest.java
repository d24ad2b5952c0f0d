package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is asked for wrongly is said at once, before anything is read. */
class UsageTest {

  @TempDir Path folder;
  private Path sample;

  @BeforeEach
  void sample() throws IOException {
    sample = Sample.copyTo(folder);
  }

  @Test
  void noCommand_isWrongUsage() {
    CommandRun.of().failedWith(ExitCode.USAGE, "Which command?", "--help");
  }

  @Test
  void noInput_isWrongUsage() {
    CommandRun.of("analyze").failedWith(ExitCode.USAGE, "INPUT", "Try 'sightglass analyze --help'");
  }

  @Test
  void unknownOption_isWrongUsage() {
    CommandRun.of("analyze", sample, "--fast").failedWith(ExitCode.USAGE, "--fast");
  }

  @Test
  void unknownProfile_isWrongUsage_andTheKnownAreNamed() {
    CommandRun.of("analyze", sample, "--profile", "cinema")
        .failedWith(ExitCode.USAGE, "no profile 'cinema'", "broadcast");
  }

  @Test
  void brokenProfile_isWrongUsage_andTheLineIsNamed() throws IOException {
    Path profile =
        Files.writeString(folder.resolve("mine.json"), "{\n \"name\": \"x\",\n \"rule\": []\n}");
    CommandRun.of("analyze", sample, "--profile", profile)
        .failedWith(ExitCode.USAGE, profile.toString(), "rule");
  }

  @Test
  void unknownDetector_isWrongUsage_andTheInstalledAreNamed() {
    CommandRun.of("analyze", sample, "-d", "smell")
        .failedWith(ExitCode.USAGE, "no detector 'smell'", "freeze");
  }

  @Test
  void unknownFormat_isWrongUsage_andTheKnownAreNamed() {
    CommandRun.of("analyze", sample, "--format", "docx")
        .failedWith(ExitCode.USAGE, "no report format 'docx'", "json", "html");
  }

  @Test
  void reportWhoseNameTellsNoFormat_isWrongUsage() {
    CommandRun.of("analyze", sample, "--report", folder.resolve("report"))
        .failedWith(ExitCode.USAGE, folder.resolve("report").toString(), "--format");
  }

  @Test
  void reportInNoDirectory_isWrongUsage() {
    Path file = folder.resolve("missing").resolve("a.json");
    CommandRun.of("analyze", sample, "--report", file)
        .failedWith(ExitCode.USAGE, file.toString(), "does not exist", "Make it first");
  }

  @Test
  void reportThatIsADirectory_isWrongUsage() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("a.json"));
    CommandRun.of("analyze", sample, "--report", directory)
        .failedWith(ExitCode.USAGE, directory.toString(), "is a directory", "Name a file in it");
  }

  @Test
  void chunkThatIsTooShort_isWrongUsage() {
    CommandRun.of("analyze", sample, "--chunk-seconds", "0").failedWith(ExitCode.USAGE, "0.1");
  }

  @Test
  void help_goesToStandardOutputWithTheExitCodes() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("analyze", "probe", "detectors", "analysed in part only");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void version_namesTheProgram() {
    assertThat(CommandRun.of("--version").out().lines())
        .satisfiesExactly(
            own -> assertThat(own).matches("Sightglass \\d+\\.\\d+\\.\\d+.*"),
            ffmpeg -> assertThat(ffmpeg).matches("FFmpeg \\d+(\\.\\d+)+"),
            java -> assertThat(java).isEqualTo("Java " + Runtime.version()));
  }

  @Test
  void detectors_areListedWithMetricsAndSettings() throws IOException {
    CommandRun run = CommandRun.of("detectors");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("freeze  ", "black  ", "silence  ", "measures loudness-integrated [LUFS]");
    JsonNode json = Sample.JSON.readTree(CommandRun.of("detectors", "--json").out());
    assertThat(json).isNotEmpty().allSatisfy(d -> assertThat(d.get("metrics")).isNotEmpty());
  }
}
