package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Gap;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams that a sender pushes: it dies, comes back, is another one. */
@Timeout(120)
class PushedStreamTest {

  @TempDir static Path folder;
  private static Path clip;

  @BeforeAll
  static void make() {
    clip = Sender.clip(folder, "clip.ts", 20);
  }

  static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void udp_senderDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "udp://127.0.0.1:" + freeUdpPort();
    Sender first = Sender.of(clip, "-f", "mpegts", address + "?pkt_size=1316");
    try (Watched watched = Watched.of(address)) {
      watched.awaitMore(30);
      first.close();
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      try (Sender second = Sender.of(clip, "-f", "mpegts", address + "?pkt_size=1316")) {
        watched.awaitGap(Gap.Cause.STREAM_LOSS);
        watched.awaitMore(10);
        assertThat(second.alive()).isTrue();
      }
      List<Long> times = watched.pictures();
      assertThat(times).isSorted().doesNotHaveDuplicates();
      assertThat(watched.numbers()).isSorted().doesNotHaveDuplicates();
      Gap gap = watched.gaps().getFirst();
      // The watchdog's two seconds at least.
      assertThat(gap.range().seconds()).isGreaterThan(1.9);
      assertThat(times).noneMatch(t -> gap.range().contains(new MediaTime(t)));
      long before = System.nanoTime();
      watched.close();
      assertThat((System.nanoTime() - before) / 1e9).isLessThan(5);
      assertThat(watched.end().orElseThrow().message()).contains("stopped");
    } finally {
      first.close();
    }
  }
}
