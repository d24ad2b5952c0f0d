package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenInputTest {

  @TempDir Path folder;

  private static MediaException opening(String uri) {
    return opening(MediaRequest.of(uri));
  }

  private static MediaException opening(MediaRequest request) {
    MediaException failure =
        catchThrowableOfType(MediaException.class, () -> new FfmpegOpener().open(request).close());
    assertThat(failure).as(request.uri()).isNotNull();
    // What, where, what to do: two sentences, no code and no class.
    assertThat(failure.getMessage())
        .contains(request.uri())
        .endsWith(".")
        .doesNotContain("Exception", "\n");
    return failure;
  }

  private static void truncate(Path file, double part) throws Exception {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength((long) (open.length() * part));
    }
  }

  @Test
  void missingFile_isNotFound() {
    Path file = folder.resolve("none.mp4");
    MediaException failure = opening(file.toString());
    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(failure).hasMessage(file + " was not found. Check the path for a typing error.");
  }

  @Test
  void folder_isNotAFile() {
    MediaException failure = opening(folder.toString());
    assertThat(failure.reason()).isEqualTo(Reason.NOT_A_FILE);
    assertThat(failure).hasMessage(folder + " is a folder. Give a recording inside it.");
  }

  @Test
  void zeroBytes_areEmpty() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.mp4"));
    MediaException failure = opening(file.toString());
    assertThat(failure.reason()).isEqualTo(Reason.EMPTY);
    assertThat(failure)
        .hasMessage(file + " is empty: it has zero bytes. Check that it was copied whole.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "notes.mp4", "notes", "notes.ts"})
  void text_isNoMedia(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, "Shot list for Tuesday: street, park, bottle.\n".repeat(200));
    MediaException failure = opening(file.toString());
    assertThat(failure.reason()).isEqualTo(Reason.NOT_MEDIA);
    assertThat(failure).hasMessageContaining("is not a recording").hasMessageContaining("Check");
  }

  @Test
  void noise_isNoMedia() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("noise.mkv"), bytes);
    assertThat(opening(file.toString()).reason()).isEqualTo(Reason.NOT_MEDIA);
  }

  @Test
  void mp4WithoutItsIndex_isDamaged() throws Exception {
    Path file = TestClips.make(folder, "cut.mp4", "25", 2, "-c:v", "libopenh264", "-c:a", "aac");
    truncate(file, 0.6);
    MediaException failure = opening(file.toString());
    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(failure).hasMessageContaining("index (moov)").hasMessageContaining("cut off");
  }

  @ParameterizedTest
  @CsvSource({
    "a.mp4, -c:v libopenh264 -c:a aac -movflags +faststart",
    "b.mov, -c:v mjpeg -c:a pcm_s16le -movflags +faststart",
    "c.mkv, -c:v libopenh264 -c:a aac",
    "d.avi, -c:v mpeg4 -c:a ac3",
    "e.wav, -vn -c:a pcm_s16le",
  })
  void cutOffFile_yieldsWhatIsThereAndThenALoss(String name, String codec) throws Exception {
    Path file = TestClips.make(folder, name, "25", 4, codec.split(" "));
    assertThat(Units.of(file).failure()).isEmpty();
    assertThat(Units.of(file).eventKinds()).isEmpty();
    truncate(file, 0.6);
    Units units = Units.of(file);
    assertThat(units.samples()).isBetween(48_000L, 48_000L * 7 / 2);
    assertThat(units.eventKinds()).containsOnlyOnce(StreamEvent.Kind.STREAM_LOSS);
    assertThat(units.events().getLast().time().micros()).isBetween(1_000_000L, 3_500_000L);
    assertThat(units.failure().orElseThrow().reason()).isEqualTo(Reason.DAMAGED);
    assertThat(units.failure().orElseThrow())
        .hasMessage(
            file
                + " is damaged or cut off: what follows cannot be read. Check that it was copied"
                + " whole.");
  }

  @ParameterizedTest
  @CsvSource({"a.ts, -c:v mpeg2video -b:v 4M -c:a mp2", "b.mp4, -c:v mpeg4 -b:v 4M -c:a aac"})
  void fileThatShrinksWhileItIsRead_endsInALoss(String name, String codec) throws Exception {
    Path file = TestClips.make(folder, name, "25", 8, codec.split(" "));
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(file.toString()))) {
      truncate(file, 0.6);
      Units units = Units.rest(source);
      assertThat(units.pictures()).hasSizeBetween(60, 180);
      assertThat(units.eventKinds()).contains(StreamEvent.Kind.STREAM_LOSS);
      assertThat(units.failure().orElseThrow().reason()).isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void trackThatIsNotThere_isSaidSo() throws Exception {
    Path file = TestClips.make(folder, "one.mp4", "25", 0.2, "-c:v", "mpeg4", "-c:a", "aac");
    MediaException failure =
        opening(
            new MediaRequest(
                file.toString(), OptionalInt.empty(), OptionalInt.of(7), 1, Duration.ofSeconds(5)));
    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("has no audio track 7");
  }

  @Test
  void refusedConnection_isRefused() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    for (String scheme : new String[] {"http", "tcp", "rtmp", "rtsp"}) {
      MediaException failure = opening(scheme + "://127.0.0.1:" + port + "/live");
      assertThat(failure.reason()).as(scheme).isEqualTo(Reason.REFUSED);
      assertThat(failure).hasMessageContaining("refused. Check host and port");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopher://127.0.0.1/a", "nonsense://x", "concat://a.mp4|b.mp4"})
  void unknownProtocol_isUnsupported(String uri) {
    MediaException failure = opening(uri);
    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("is not supported. Use a file, or an http");
  }
}
