package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that accepts, sends what it has, and then says nothing for ever. */
@Timeout(30)
class InterruptTest {

  private static final long SOON_MILLIS = 2_000;

  @TempDir Path folder;
  private ServerSocket server;
  private final CountDownLatch silent = new CountDownLatch(1);
  private Thread serving;
  private volatile Socket connection;

  @BeforeEach
  void listen() throws Exception {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void hangUp() throws Exception {
    server.close();
    if (connection != null) {
      connection.close();
    }
    if (serving != null) {
      serving.join();
    }
  }

  private String serve(byte[] content) {
    serving =
        Thread.ofPlatform()
            .start(() -> {
              try {
                connection = server.accept();
                connection.getOutputStream().write(content);
                connection.getOutputStream().flush();
                silent.countDown();
              } catch (IOException e) {
                // The test is over.
              }
            });
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  private byte[] clip() throws Exception {
    return Files.readAllBytes(
        TestClips.make(folder, "c.ts", "25", 10, "-c:v", "mpeg2video", "-c:a", "mp2"));
  }

  private static MediaRequest request(String uri, long seconds) {
    return new MediaRequest(
        uri, OptionalInt.empty(), OptionalInt.empty(), 1, Duration.ofSeconds(seconds));
  }

  @Test
  void openOfASilentServer_endsAfterItsTimeout() {
    String uri = serve(new byte[0]);
    MediaException failure =
        catchThrowableOfType(
            MediaException.class, () -> new FfmpegOpener().open(request(uri, 1)).close());
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure)
        .hasMessage(uri + " does not answer. Check the address and that the sender is running.");
  }

  @Test
  void openOfASilentServer_endsWhenItsThreadIsInterrupted() throws Exception {
    String uri = serve(new byte[0]);
    CompletableFuture<MediaException> end = new CompletableFuture<>();
    Thread opener =
        Thread.ofPlatform()
            .start(() ->
                end.complete(
                    catchThrowableOfType(
                        MediaException.class,
                        () -> new FfmpegOpener().open(request(uri, 600)).close())));
    silent.await();
    long before = System.nanoTime();
    opener.interrupt();
    assertThat(end.get(SOON_MILLIS, TimeUnit.MILLISECONDS).reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(System.nanoTime() - before).isLessThan(SOON_MILLIS * 1_000_000);
    opener.join();
  }

  @Test
  void readOfASilentServer_endsWhenItIsInterrupted() throws Exception {
    try (MediaSource source = new FfmpegOpener().open(request(serve(clip()), 600))) {
      CompletableFuture<Units> end = new CompletableFuture<>();
      Thread reader = Thread.ofPlatform().start(() -> end.complete(Units.rest(source)));
      silent.await();
      source.interrupt();
      Units units = end.get(SOON_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(units.failure().orElseThrow().reason()).isEqualTo(Reason.INTERRUPTED);
      reader.join();
    }
  }

  @Test
  void readOfAServerThatFallsSilent_endsInALossAfterItsTimeout() throws Exception {
    try (MediaSource source = new FfmpegOpener().open(request(serve(clip()), 1))) {
      Units units = Units.rest(source);
      // The picture that the next packet would have completed may be missing.
      assertThat(units.pictures()).hasSizeBetween(245, 250);
      assertThat(units.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(units.failure().orElseThrow()).hasMessageContaining("has stopped sending");
    }
  }

  @Test
  void interrupted_staysInForce() throws Exception {
    Path file = TestClips.make(folder, "d.mp4", "25", 1, "-c:v", "mpeg4", "-an");
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(file.toString()))) {
      source.interrupt();
      Units units = Units.rest(source);
      assertThat(units.failure().orElseThrow().reason()).isEqualTo(Reason.INTERRUPTED);
      assertThat(units.failure().orElseThrow()).hasMessage("Reading " + file + " was cancelled.");
    }
  }
}
