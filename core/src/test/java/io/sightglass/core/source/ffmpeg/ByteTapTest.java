package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;

import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.TestClips;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ByteTapTest {

  @TempDir Path folder;

  private static byte[] tapped(String uri) throws Exception {
    FfmpegOpener.Library.load();
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    AVPacket packet = av_packet_alloc();
    try (Interrupt interrupt = new Interrupt(Duration.ofSeconds(20));
        Input input = new Input(MediaRequest.of(uri), interrupt);
        ByteTap tap =
            new ByteTap(
                input.context().pb(),
                bytes -> {
                  byte[] copy = new byte[bytes.remaining()];
                  bytes.get(copy);
                  seen.writeBytes(copy);
                })) {
      assertThat(tap).isNotNull();
      while (av_read_frame(input.context(), packet) >= 0) {
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return seen.toByteArray();
  }

  private Path clip() {
    return TestClips.make(
        folder, "a.ts", "25", 12, "-c:v", "mpeg2video", "-b:v", "2M", "-c:a", "mp2");
  }

  @Test
  void streamOverTcp_isShownToItsEndInOrder() throws Exception {
    byte[] sent = Files.readAllBytes(clip());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving =
          Thread.ofPlatform()
              .start(() -> {
                try (Socket connection = server.accept()) {
                  connection.getOutputStream().write(sent);
                } catch (java.io.IOException e) {
                  // The reader hung up: what it saw is compared.
                }
              });
      byte[] seen = tapped("tcp://127.0.0.1:" + server.getLocalPort());
      serving.join();
      assertThat(seen).hasSizeGreaterThan(sent.length / 4);
      assertThat(seen).isEqualTo(Arrays.copyOfRange(sent, sent.length - seen.length, sent.length));
    }
  }

  @Test
  void file_isShownToItsEnd() throws Exception {
    Path clip = clip();
    byte[] all = Files.readAllBytes(clip);
    byte[] seen = tapped(clip.toString());
    int tail = 188 * 200;
    assertThat(Arrays.copyOfRange(seen, seen.length - tail, seen.length))
        .isEqualTo(Arrays.copyOfRange(all, all.length - tail, all.length));
  }
}
