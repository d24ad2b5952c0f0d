package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.PictureHash;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingFileTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a.ts, -c:v mpeg2video -bf 2 -g 12 -c:a mp2",
    "b.mkv, -c:v mpeg4 -g 12 -c:a ac3 -cluster_time_limit 400",
  })
  void fileThatIsStillBeingWritten_isReadToWhereItEnds(String name, String codec) throws Exception {
    Path whole = TestClips.make(folder, name, "25", 20, ("-vf scale=96:64 " + codec).split(" "));
    List<String> expected = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(whole.toString()))) {
      read(source, expected, () -> {});
    }
    byte[] bytes = Files.readAllBytes(whole);
    int[] written = {bytes.length / 2};
    Path growing = folder.resolve("growing-" + name);
    Files.write(growing, Arrays.copyOf(bytes, written[0]));
    MediaRequest patient = patient(growing, Duration.ofMillis(500));
    List<String> seen = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(patient)) {
      // Each picture that was read brings a hundredth more.
      read(
          source,
          seen,
          () -> {
            int more = Math.min(bytes.length - written[0], bytes.length / 100);
            Files.write(
                growing,
                Arrays.copyOfRange(bytes, written[0], written[0] + more),
                StandardOpenOption.APPEND);
            written[0] += more;
          });
    }
    assertThat(written[0]).isEqualTo(bytes.length);
    assertThat(seen).hasSameSizeAs(expected);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i)).as("picture %d", i).isEqualTo(expected.get(i));
    }
  }

  /** What is there while it is open, and all of it when it is opened again. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "s.ts, -c:v mpeg2video -bf 2 -g 12 -c:a mp2",
    "t.ts, -c:v libopenh264 -g 25 -c:a aac",
  })
  void fileThatIsStillBeingWritten_isSoughtInExactly(String name, String codec) throws Exception {
    Path whole = TestClips.make(folder, name, "25", 12, codec.split(" "));
    List<String> expected = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(whole.toString()))) {
      read(source, expected, () -> {});
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path growing = folder.resolve("growing-" + name);
    int half = bytes.length / 2;
    Files.write(growing, Arrays.copyOf(bytes, half));
    Random random = new Random(5);
    MediaRequest request = MediaRequest.of(growing.toString());
    try (ExactFrames frames = new ExactFrames(new FfmpegOpener(), request)) {
      for (int i = 0; i < 30; i++) {
        if (i == 10) {
          Files.write(
              growing, Arrays.copyOfRange(bytes, half, bytes.length), StandardOpenOption.APPEND);
        }
        check(frames, random.nextInt(expected.size() * 2 / 5), expected);
      }
    }
    try (ExactFrames frames = new ExactFrames(new FfmpegOpener(), request)) {
      for (int i = 0; i < 60; i++) {
        check(frames, random.nextInt(expected.size()), expected);
      }
      assertThat(frames.frame(expected.size())).isNull();
    }
  }

  /** Waits so long for more at the file's end. */
  private static MediaRequest patient(Path file, Duration patience) {
    return new MediaRequest(file.toString(), OptionalInt.empty(), OptionalInt.empty(), 1, patience);
  }

  private static void check(ExactFrames frames, int number, List<String> expected)
      throws Exception {
    try (VideoFrame frame = frames.frame(number)) {
      assertThat(frame).as("picture %d", number).isNotNull();
      assertThat(PictureHash.md5(frame)).as("picture %d", number).isEqualTo(expected.get(number));
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void read(MediaSource source, List<String> hashes, Step step) throws Exception {
    for (@Nullable MediaUnit unit = source.read(); unit != null; unit = source.read()) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        try (frame) {
          hashes.add(PictureHash.md5(frame));
        }
        step.run();
      }
    }
  }
}
