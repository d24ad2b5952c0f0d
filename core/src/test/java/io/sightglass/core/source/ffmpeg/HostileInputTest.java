package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A media file is untrusted: what it may ask for is bounded. */
class HostileInputTest {

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @AfterEach
  void stopListening() {
    server.stop(0);
    threads.close();
  }

  @ParameterizedTest
  @CsvSource({"65535, 65535", "30000, 20000"})
  void pictureBeyondTheBound_isRefusedWithItsSize(int width, int height) throws Exception {
    Path file = motionJpeg(width, height, width, height);

    MediaException failure = opening(MediaRequest.of(file.toString()));

    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failure).hasMessageContainingAll(file.toString(), width + "×" + height);
  }

  @Test
  void pictureThatIsHugeInAContainerThatSaysOtherwise_isNotMade() throws Exception {
    Path file = motionJpeg(320, 180, 65_535, 65_535);

    MediaException failure = opening(MediaRequest.of(file.toString()));

    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void pictureOfTheSizeThatItSays_isOpened() throws Exception {
    Path file = motionJpeg(320, 180, 320, 180);

    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(file.toString()))) {
      assertThat(source.info().selectedVideo().orElseThrow().width()).isEqualTo(320);
    }
  }

  @Test
  void tenThousandTracks_areCutOffAtTheBounds() throws Exception {
    Path file = matroskaWithTracks(10_000);

    try (MediaSource source =
        new FfmpegOpener().open(MediaRequest.of(file.toString()).withEveryAudioTrack(true))) {
      assertThat(source.info().audioTracks()).hasSize(Bounds.TRACKS);
      assertThat(source.info().decodedAudio()).hasSize(Bounds.AUDIO_TRACKS);
    }
  }

  @Test
  void tenThousandTracksThatCannotBeCutOff_areRefused() throws Exception {
    Path file = mp4WithTracks(10_000);

    MediaException failure = opening(MediaRequest.of(file.toString()));

    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failure).hasMessageContainingAll(file.toString(), "more than 1000 tracks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:PORT/seen.ts", "tcp://127.0.0.1:PORT", "/etc/passwd"})
  void playlistOnDisk_opensNeitherTheNetworkNorFilesThatAreNoMedia(String entry) throws Exception {
    AtomicLong calls = new AtomicLong();
    serve(exchange -> {
      calls.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
    });
    String address = entry.replace("PORT", Integer.toString(server.getAddress().getPort()));
    Path file =
        Files.writeString(
            folder.resolve("evil.m3u8"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + address + "\n#EXT-X-ENDLIST\n");

    assertThat(opening(MediaRequest.of(file.toString()))).isNotNull();
    assertThat(calls).hasValue(0);
  }

  @Test
  void concatenationOnDisk_opensNoFileOutsideItsFolder() throws Exception {
    Path clip = TestClips.make(folder, "s.ts", "25", 0.2, "-c:v", "mpeg2video", "-an");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file =
        Files.writeString(inner.resolve("evil.ts"), "ffconcat version 1.0\nfile '" + clip + "'\n");

    assertThat(opening(MediaRequest.of(file.toString()))).isNotNull();
  }

  @Test
  void sessionDescriptionOnDisk_opensNoNetworkPort() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("evil.sdp"),
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
                + "m=video 15999 RTP/AVP 33\n");

    assertThat(opening(MediaRequest.of(file.toString()))).isNotNull();
  }

  @Test
  void playlistWithoutEnd_endsWithTheTimeForOpening() throws Exception {
    byte[] line = "#EXTINF:1,\ns.ts\n".getBytes(StandardCharsets.US_ASCII);
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      body.write("#EXTM3U\n#EXT-X-TARGETDURATION:1\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        body.write(line); // It fails when the reader has had enough.
      }
    });

    MediaException failure =
        opening(
            new MediaRequest(
                address("live.m3u8"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                1,
                Duration.ofSeconds(1)));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void manifestFromTheNetwork_expandsNoEntityOfALocalFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top-secret");
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    String manifest =
        """
        <!DOCTYPE MPD [<!ENTITY x SYSTEM '%s'>]>
        <MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static' mediaPresentationDuration='PT1S'
          profiles='urn:mpeg:dash:profile:isoff-on-demand:2011'>
        <Period><AdaptationSet mimeType='video/mp4'><Representation id='1' bandwidth='1'>
        <BaseURL>/segment&x;.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>
        """
            .formatted(secret.toUri());
    serve(exchange -> {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      boolean wanted = path.equals("/evil.mpd");
      exchange.sendResponseHeaders(wanted ? 200 : 404, wanted ? manifest.length() : -1);
      if (wanted) {
        exchange.getResponseBody().write(manifest.getBytes(StandardCharsets.US_ASCII));
      }
    });

    assertThat(opening(MediaRequest.of(address("evil.mpd")))).isNotNull();
    assertThat(asked).hasSize(2).noneMatch(path -> path.contains("top-secret"));
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  private String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private static MediaException opening(MediaRequest request) {
    return catchThrowableOfType(
        MediaException.class, () -> new FfmpegOpener().open(request).close());
  }

  /** Motion JPEG in AVI, whose headers (ITU-T T.81, B.2.2; RIFF) say what they are told to. */
  private Path motionJpeg(int width, int height, int pictureWidth, int pictureHeight)
      throws IOException {
    Path whole = TestClips.make(folder, "whole.avi", "25", 0.2, "-c:v", "mjpeg", "-an");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(whole));
    String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    int format = text.indexOf("strf");
    bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(format + 12, width).putInt(format + 16, height);
    bytes.order(ByteOrder.BIG_ENDIAN);
    String start = "\u00ff\u00c0";
    for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      bytes.putShort(at + 5, (short) pictureHeight).putShort(at + 7, (short) pictureWidth);
    }
    return Files.write(folder.resolve("says.avi"), bytes.array());
  }

  /** ISO/IEC 14496-12: the one track's box, again and again. */
  private Path mp4WithTracks(int count) throws IOException {
    Path one = TestClips.make(folder, "one.mp4", "25", 0.2, "-c:v", "mpeg4", "-an");
    byte[] bytes = Files.readAllBytes(one);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int movie = text.indexOf("moov") - 4;
    int track = text.indexOf("trak") - 4;
    int length = ByteBuffer.wrap(bytes).getInt(track);
    ByteBuffer.wrap(bytes)
        .putInt(movie, ByteBuffer.wrap(bytes).getInt(movie) + (count - 1) * length);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(bytes, 0, track);
    for (int i = 0; i < count; i++) {
      many.write(bytes, track, length);
    }
    many.write(bytes, track + length, bytes.length - track - length);
    return Files.write(folder.resolve("many-tracks.mp4"), many.toByteArray());
  }

  /** RFC 8794 and 9559: an EBML head, and a segment of audio tracks. */
  private Path matroskaWithTracks(int count) throws IOException {
    ByteArrayOutputStream tracks = new ByteArrayOutputStream();
    for (int i = 1; i <= count; i++) {
      ByteArrayOutputStream track = new ByteArrayOutputStream();
      element(track, new int[] {0xD7}, number(i)); // TrackNumber
      element(track, new int[] {0x73, 0xC5}, number(i)); // TrackUID
      element(track, new int[] {0x83}, new byte[] {2}); // TrackType: audio
      element(track, new int[] {0x86}, "A_PCM/INT/LIT".getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream audio = new ByteArrayOutputStream();
      element(audio, new int[] {0xB5}, ByteBuffer.allocate(4).putFloat(48_000).array());
      element(audio, new int[] {0x9F}, new byte[] {2});
      element(audio, new int[] {0x62, 0x64}, new byte[] {16});
      element(track, new int[] {0xE1}, audio.toByteArray());
      element(tracks, new int[] {0xAE}, track.toByteArray());
    }
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    element(segment, new int[] {0x16, 0x54, 0xAE, 0x6B}, tracks.toByteArray());
    ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    element(cluster, new int[] {0xE7}, number(0)); // Timestamp
    for (int i = 0; i < 50; i++) {
      byte[] block = new byte[4 + 4 * 1920];
      block[0] = (byte) 0x81; // SimpleBlock of track 1
      ByteBuffer.wrap(block).putShort(1, (short) (40 * i));
      element(cluster, new int[] {0xA3}, block);
    }
    element(segment, new int[] {0x1F, 0x43, 0xB6, 0x75}, cluster.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    element(head, new int[] {0x42, 0x82}, "matroska".getBytes(StandardCharsets.US_ASCII));
    element(file, new int[] {0x1A, 0x45, 0xDF, 0xA3}, head.toByteArray());
    element(file, new int[] {0x18, 0x53, 0x80, 0x67}, segment.toByteArray());
    return Files.write(folder.resolve("many-tracks.mkv"), file.toByteArray());
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static void element(ByteArrayOutputStream out, int[] id, byte[] data) throws IOException {
    for (int part : id) {
      out.write(part);
    }
    // A length of eight bytes.
    out.write(0x01);
    out.write(ByteBuffer.allocate(8).putLong(data.length).array(), 1, 7);
    out.write(data);
  }
}
