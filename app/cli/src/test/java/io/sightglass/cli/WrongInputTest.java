package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be analysed, or not all of it: a sentence and a code, never a stack trace. */
@Timeout(120)
class WrongInputTest {

  @TempDir Path folder;

  private static void notOpened(Object input, String... parts) {
    CommandRun.of("analyze", input).failedWith(ExitCode.NOT_OPENED, parts);
    CommandRun.of("probe", input).failedWith(ExitCode.NOT_OPENED, parts);
  }

  private Path clip(String name, String... codec) {
    return TestClips.make(folder, name, "25", 2, codec);
  }

  private static Path cut(Path clip, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    return Files.write(clip, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  @Test
  void missingFile_isNotOpened() {
    Path file = folder.resolve("nowhere.mp4");
    notOpened(file, file.toString(), "not found", "Check the path");
  }

  @Test
  void directory_isNotOpened() {
    notOpened(folder, folder.toString(), "is a folder", "Give a recording");
  }

  @Test
  void emptyFile_isNotOpened() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.ts"));
    notOpened(file, file.toString(), "zero bytes", "copied whole");
  }

  @Test
  void textFile_isNotOpened() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.mp4"), "Dear diary,\n".repeat(500));
    notOpened(file, file.toString(), "not a recording");
  }

  @Test
  void mp4WithoutItsIndex_isNotOpened() throws IOException {
    Path file = cut(clip("cut.mp4", "-c:v", "mpeg4", "-c:a", "aac"), 0.5);
    notOpened(file, file.toString(), "cut off", "Copy it again");
  }

  @Test
  void refusedConnection_isNotOpened() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/live.ts";
    notOpened(url, url, "refused", "Check host and port");
  }

  @Test
  void unknownProtocol_isNotOpened() {
    notOpened("gopher5://127.0.0.1/x", "gopher5://127.0.0.1/x", "not supported");
  }

  @Test
  void mp4CutInItsPictures_isAnalysedInPart() throws IOException {
    Path file =
        cut(clip("cut.mp4", "-c:v", "mpeg4", "-c:a", "aac", "-movflags", "+faststart"), 0.6);
    CommandRun run = CommandRun.of("analyze", file, "--format", "json");
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    assertThat(run.code()).isEqualTo(ExitCode.PARTIAL);
    assertThat(Sample.JSON.readTree(run.out()).get("analysis").get("partial").asBoolean()).isTrue();
  }

  @Test
  void soundAlone_isAnalysed_andPictureDetectorsAreSaidNotToHaveRun() {
    Path file = folder.resolve("tone.wav");
    TestClips.run(file, List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=2"));
    CommandRun run = CommandRun.of("analyze", file);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEqualTo("pass: no defects" + System.lineSeparator());
    assertThat(run.err()).contains("Detector freeze did not run: There is no picture to analyse.");
  }

  @Test
  void pictureAlone_isAnalysed_andSoundDetectorsAreSaidNotToHaveRun() {
    CommandRun run =
        CommandRun.of("analyze", clip("mute.mp4", "-c:v", "mpeg4", "-q:v", "2", "-an"));
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    // The test picture is made of few levels, which is banding: a warning.
    assertThat(run.out()).contains("pass: ").doesNotContain("error");
    assertThat(run.err()).contains("Detector silence did not run: There is no sound to analyse.");
  }
}
