package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.desktop.shell.Choices;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A transport stream that comes over UDP, goes away, and comes again. */
class LiveJourneyTest extends WindowJourney {

  @Override
  Choices choices() {
    return new NoChoices();
  }

  @Test
  void stream_isShownWhileItIsAnalysed() throws Exception {
    try (Sender sender = new Sender(Files.readAllBytes(Sample.in(folder)))) {
      robot.interact(() -> pane.open("udp://127.0.0.1:" + sender.port()));
      until("pictures", () -> pane.picture().video().shown() >= 5);
      until("measurements", () -> pane.workspace().view().analysedTo().micros() > 1_000_000);
      assertThat(pane.player().state().live()).isTrue();
      assertThat(robot.lookup("#speed").queryAs(Labeled.class).getText()).isEqualTo("LIVE");
      assertThat(robot.lookup("#lost").query().isVisible()).isFalse();
    }
  }

  @Test
  void streamThatDiesAndReturns_isSaid_markedAsAGapAndGoneOnWith() throws Exception {
    byte[] stream = Files.readAllBytes(Sample.in(folder));
    int port;
    try (Sender sender = new Sender(stream)) {
      port = sender.port();
      robot.interact(() -> pane.open("udp://127.0.0.1:" + port));
      until("measurements", () -> pane.workspace().view().analysedTo().micros() > 1_000_000);
    }
    until("that it is said", () -> robot.lookup("#lost").query().isVisible());
    assertThat(robot.lookup("#lost").queryAs(Labeled.class).getText())
        .startsWith("The stream is gone.");
    long shown = pane.picture().video().shown();
    try (Sender again = new Sender(stream, port)) {
      until("no word of a loss", () -> !robot.lookup("#lost").query().isVisible());
      until("pictures", () -> pane.picture().video().shown() >= shown + 5);
      until("a gap", () -> !pane.workspace().view().gaps().isEmpty());
      assertThat(pane.workspace().view().running()).isTrue();
      assertThat(again.port()).isEqualTo(port);
    }
  }

  /** Sends a transport stream again and again, at about the rate at which it plays. */
  private static final class Sender implements AutoCloseable {

    /** Seven packets of 188 bytes fit into one datagram. */
    private static final int DATAGRAM = 7 * 188;

    private static final long CLIP_NANOS = 28_000_000_000L;

    private final byte[] stream;
    private final DatagramSocket socket;
    private final int port;
    private final Thread thread;
    private volatile boolean closed;

    Sender(byte[] stream) throws IOException {
      this(stream, freePort());
    }

    Sender(byte[] stream, int port) throws IOException {
      this.stream = stream;
      this.port = port;
      socket = new DatagramSocket();
      thread = Thread.ofPlatform().daemon().start(this::send);
    }

    private static int freePort() throws IOException {
      try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      }
    }

    int port() {
      return port;
    }

    private void send() {
      long start = System.nanoTime();
      long sent = 0;
      while (!closed) {
        int offset = (int) (sent % (stream.length - DATAGRAM) / DATAGRAM * DATAGRAM);
        try {
          socket.send(
              new DatagramPacket(stream, offset, DATAGRAM, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
          // Nobody listens yet: the stream does not care.
        }
        sent += DATAGRAM;
        long due = start + (long) ((double) sent / stream.length * CLIP_NANOS);
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }

    @Override
    public void close() {
      closed = true;
      thread.interrupt();
      socket.close();
    }
  }
}
