package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpInputTest {

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::sendFile);
    server.start();
  }

  /** A file, or what follows an offset in it. */
  private void sendFile(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] content = Files.readAllBytes(file);
      Matcher range =
          Pattern.compile("bytes=(\\d+)-")
              .matcher(
                  Objects.requireNonNullElse(
                      exchange.getRequestHeaders().getFirst("Range"), "bytes=0-"));
      int from = range.lookingAt() ? Integer.parseInt(range.group(1)) : 0;
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
      exchange.sendResponseHeaders(206, content.length - from);
      exchange.getResponseBody().write(content, from, content.length - from);
    } catch (IOException e) {
      // The reader hung up, as it does before it asks for another place.
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  @Test
  void recordingOverHttp_equalsTheFile() throws Exception {
    Path clip = TestClips.make(folder, "a.mp4", "25", 2, "-c:v", "libopenh264", "-c:a", "aac");
    Units local = Units.of(clip);
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(url("a.mp4")))) {
      assertThat(source.info().live()).isFalse();
      Units remote = Units.rest(source);
      assertThat(remote.pictures()).hasSize(50).isEqualTo(local.pictures());
      assertThat(remote.samples()).isEqualTo(local.samples());
      assertThat(remote.failure()).isEmpty();
    }
  }

  @Test
  void hlsOnDemand_equalsItsFile() throws Exception {
    Path clip = makeHls();
    Units local = Units.of(clip);
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(url("index.m3u8")))) {
      assertThat(source.info().container()).isEqualTo("hls");
      assertThat(source.info().live()).isFalse();
      Units remote = Units.rest(source);
      assertThat(remote.pictures()).hasSize(150).isEqualTo(local.pictures());
      assertThat(remote.events()).isEmpty();
    }
  }

  @Test
  void missingHlsSegment_isTold_andIsAJumpOfTheClock() throws Exception {
    makeHls();
    Files.delete(folder.resolve("index1.ts"));
    Units units = Units.of(url("index.m3u8"));
    assertThat(units.pictures()).hasSize(100);
    assertThat(units.eventKinds())
        .containsExactly(StreamEvent.Kind.SEGMENT_MISSING, StreamEvent.Kind.TIMESTAMP_JUMP);
    assertThat(units.events().getFirst().detail()).contains("/index1.ts is missing");
    assertThat(units.events().getLast().time().micros()).isEqualTo(2_000_000);
    assertThat(units.events().getLast().micros()).isEqualTo(2_000_000);
  }

  private Path makeHls() {
    Path clip =
        TestClips.make(folder, "h.ts", "25", 6, "-c:v", "mpeg2video", "-g", "25", "-c:a", "mp2");
    TestClips.run(
        folder.resolve("index.m3u8"),
        List.of(
            "-i",
            clip.toString(),
            "-c",
            "copy",
            "-copyts",
            "-f",
            "hls",
            "-hls_time",
            "2",
            "-hls_list_size",
            "0"));
    return clip;
  }

  @Test
  void serverThatHangsUp_endsInALoss() throws Exception {
    Path clip = TestClips.make(folder, "b.ts", "25", 8, "-c:v", "mpeg2video", "-c:a", "mp2");
    byte[] all = Files.readAllBytes(clip);
    server.createContext(
        "/cut/", exchange -> send(exchange, all.length, Arrays.copyOf(all, all.length * 6 / 10)));
    Units units = Units.of(url("cut/b.ts"));
    assertThat(units.pictures()).hasSizeBetween(90, 150);
    assertThat(units.eventKinds()).contains(StreamEvent.Kind.STREAM_LOSS);
    assertThat(units.failure()).isPresent();
  }

  private static void send(HttpExchange exchange, long promised, byte[] sent) throws IOException {
    try (exchange) {
      if (exchange.getRequestHeaders().getFirst("Range") instanceof String range
          && !range.startsWith("bytes=0")) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      exchange.sendResponseHeaders(200, promised);
      OutputStream out = exchange.getResponseBody();
      out.write(sent);
      out.flush();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, IO, answers with an error",
    "401, REFUSED, Access to",
    "403, REFUSED, Access to",
    "404, NOT_FOUND, was not found",
    "410, IO, answers with an error",
    "500, IO, answers with an error",
  })
  void errorStatus_isASentence(int status, Reason reason, String words) {
    server.createContext(
        "/error",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, -1);
          }
        });
    MediaException failure = opening(url("error"));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(words).hasMessageContaining(url("error"));
  }

  @Test
  void webPage_isNoStream() {
    server.createContext(
        "/page",
        exchange -> {
          byte[] page =
              "<html><body>Welcome</body></html>\n".repeat(99).getBytes(StandardCharsets.UTF_8);
          send(exchange, page.length, page);
        });
    MediaException failure = opening(url("page"));
    assertThat(failure.reason()).isEqualTo(Reason.NOT_MEDIA);
    assertThat(failure).hasMessageContaining("not of a web page");
  }

  @Test
  void playlistFromTheNetwork_opensNoLocalFile() throws Exception {
    Path secret = TestClips.make(folder, "s.ts", "25", 1, "-c:v", "mpeg2video", "-an");
    Files.writeString(
        folder.resolve("evil.m3u8"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n");
    assertThat(opening(url("evil.m3u8"))).isNotNull();
  }

  private static MediaException opening(String uri) {
    MediaException failure =
        catchThrowableOfType(
            MediaException.class, () -> new FfmpegOpener().open(MediaRequest.of(uri)).close());
    assertThat(failure).as(uri).isNotNull();
    return failure;
  }
}
