package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.core.timeline.Gap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each protocol, with the bundled FFmpeg program at the other end: it plays, dies, comes back. */
@Timeout(120)
class ProtocolTest {

  @TempDir static Path folder;
  private static Path clip;
  private static Path flv;

  @BeforeAll
  static void make() {
    clip = Sender.clip(folder, "clip.ts", 20);
    flv =
        TestClips.make(
            folder,
            "clip.flv",
            "25",
            20,
            "-c:v",
            "libopenh264",
            "-b:v",
            "500k",
            "-g",
            "12",
            "-c:a",
            "aac");
  }

  private static int udpPort() throws IOException {
    return PushedStreamTest.freeUdpPort();
  }

  private static int tcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void plays(Watched watched, String container) {
    watched.awaitMore(30);
    StreamInfo stream = watched.session().analysis().orElseThrow().stream();
    assertThat(stream.live()).isTrue();
    assertThat(stream.container()).isEqualTo(container);
    assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
    long before = System.nanoTime();
    watched.session().stop();
    watched.await("the end", () -> watched.end().isPresent());
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
  }

  /** A sender dies as a cable is pulled; another takes its place, with a clock of its own. */
  private static void comesBack(Watched watched, Sender first, Supplier<Sender> next) {
    watched.awaitMore(20);
    first.close();
    watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
    try (Sender second = next.get()) {
      watched.await("its return", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_RESUMED));
      watched.awaitGap(Gap.Cause.STREAM_LOSS);
      watched.awaitMore(20);
      assertThat(second.alive()).isTrue();
    }
    assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
    assertThat(watched.numbers()).isSorted().doesNotHaveDuplicates();
    assertThat(watched.gaps()).allSatisfy(gap -> assertThat(gap.range().seconds()).isPositive());
  }

  @Test
  void rtp_senderDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "rtp://127.0.0.1:" + udpPort();
    String[] output = {"-f", "rtp_mpegts", address + "?pkt_size=1316"};
    try (Sender sender = Sender.of(clip, output);
        Watched watched = Watched.of(address)) {
      comesBack(watched, sender, () -> Sender.of(clip, output));
    }
  }

  @Test
  void rtpThatLosesPackets_saysSoAndGoesOn() throws Exception {
    int port = udpPort();
    try (LossyRelay relay = new LossyRelay(port, 0.02, 7);
        Sender sender =
            Sender.of(
                clip, "-f", "rtp_mpegts", "rtp://127.0.0.1:" + relay.port() + "?pkt_size=1316");
        Watched watched = Watched.of("rtp://127.0.0.1:" + port)) {
      watched.awaitMore(50);
      watched.await("damage", () -> watched.kinds().contains(StreamEvent.Kind.PACKET_CORRUPT));
      watched.await("its cause", () -> watched.kinds().contains(StreamEvent.Kind.TS_CONTINUITY));
      watched.awaitMore(20);
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.STREAM_LOSS);
      assertThat(sender.alive()).isTrue();
    }
  }

  /** What is lost on the way is sent again. */
  @Test
  void srtThatLosesPackets_isWhole() throws Exception {
    int port = udpPort();
    try (Watched watched = Watched.of("srt://127.0.0.1:" + port + "?mode=listener");
        LossyRelay relay = new LossyRelay(port, 0.05, 7);
        Sender sender =
            Sender.insistent(
                clip,
                "-f",
                "mpegts",
                "srt://127.0.0.1:" + relay.port() + "?mode=caller&pkt_size=1316")) {
      watched.awaitMore(100);
      assertThat(watched.kinds())
          .doesNotContain(
              StreamEvent.Kind.PACKET_CORRUPT,
              StreamEvent.Kind.TS_CONTINUITY,
              StreamEvent.Kind.STREAM_LOSS);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(relay.lost()).isPositive();
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void srtCalledByUs_senderDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "srt://127.0.0.1:" + udpPort();
    String[] output = {"-f", "mpegts", address + "?mode=listener&pkt_size=1316"};
    try (Sender sender = Sender.of(clip, output);
        Watched watched =
            new Watched(Watched.request(address + "?mode=caller", 20), Watched.settings())) {
      comesBack(watched, sender, () -> Sender.of(clip, output));
    }
  }

  @Test
  void srtThatCallsUs_callerDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "srt://127.0.0.1:" + udpPort();
    String[] output = {"-f", "mpegts", address + "?mode=caller&pkt_size=1316"};
    try (Watched watched = Watched.of(address + "?mode=listener");
        Sender sender = Sender.insistent(clip, output)) {
      comesBack(watched, sender, () -> Sender.insistent(clip, output));
    }
  }

  @Test
  void rtmpThatIsPublishedToUs_publisherDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "rtmp://127.0.0.1:" + tcpPort() + "/live/ch1";
    String[] output = {"-f", "flv", address};
    try (Watched watched = Watched.of(address + "?listen=1");
        Sender sender = Sender.insistent(flv, output)) {
      comesBack(watched, sender, () -> Sender.insistent(flv, output));
    }
  }

  @Test
  void rtspThatIsAnnouncedToUs_senderDiesAndComesBack_sessionGoesOnWithAGap() throws Exception {
    String address = "rtsp://127.0.0.1:" + tcpPort() + "/ch1";
    String[] output = {"-f", "rtsp", "-rtsp_transport", "tcp", address};
    try (Watched watched = Watched.of(address + "?listen=1");
        Sender sender = Sender.insistent(flv, output)) {
      comesBack(watched, sender, () -> Sender.insistent(flv, output));
    }
  }

  @Test
  void rtp_plays() throws Exception {
    String address = "rtp://127.0.0.1:" + udpPort();
    try (Sender sender = Sender.of(clip, "-f", "rtp_mpegts", address + "?pkt_size=1316");
        Watched watched = Watched.of(address)) {
      plays(watched, "mpegts");
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.TS_CONTINUITY);
      assertThat(sender.alive()).isTrue();
    }
  }

  /** What is no transport stream, FFmpeg's own demuxer takes. */
  @Test
  void rtpOfPlainVideo_plays() throws Exception {
    String address = "rtp://127.0.0.1:" + udpPort();
    try (Sender sender = Sender.of(clip, "-an", "-c:v", "mpeg2video", "-f", "rtp", address);
        Watched watched = Watched.of(address)) {
      plays(watched, "rtp");
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void udpMulticastOnAnInterface_plays() throws Exception {
    int port = udpPort();
    String address = "udp://239.255.42.99:" + port;
    try (Sender sender =
            Sender.of(clip, "-f", "mpegts", address + "?pkt_size=1316&ttl=0&localaddr=127.0.0.1");
        Watched watched = Watched.of(address + "?interface=lo")) {
      plays(watched, "mpegts");
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void udpThatLosesPackets_saysSoAndGoesOn() throws Exception {
    int port = udpPort();
    try (LossyRelay relay = new LossyRelay(port, 0.02, 7);
        Sender sender =
            Sender.of(clip, "-f", "mpegts", "udp://127.0.0.1:" + relay.port() + "?pkt_size=1316");
        Watched watched = Watched.of("udp://127.0.0.1:" + port)) {
      watched.awaitMore(50);
      watched.await("damage", () -> watched.kinds().contains(StreamEvent.Kind.PACKET_CORRUPT));
      watched.await("its cause", () -> watched.kinds().contains(StreamEvent.Kind.TS_CONTINUITY));
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.STREAM_LOSS);
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void srtCalledByUs_plays() throws Exception {
    String address = "srt://127.0.0.1:" + udpPort();
    try (Sender sender = Sender.of(clip, "-f", "mpegts", address + "?mode=listener&pkt_size=1316");
        Watched watched =
            new Watched(Watched.request(address + "?mode=caller", 20), Watched.settings())) {
      plays(watched, "mpegts");
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void srtThatCallsUs_plays() throws Exception {
    String address = "srt://127.0.0.1:" + udpPort();
    try (Watched watched = Watched.of(address + "?mode=listener");
        Sender sender = Sender.of(clip, "-f", "mpegts", address + "?mode=caller&pkt_size=1316")) {
      plays(watched, "mpegts");
      assertThat(sender.alive()).isTrue();
    }
  }

  @Test
  void rtmpThatIsPublishedToUs_plays() throws Exception {
    String address = "rtmp://127.0.0.1:" + tcpPort() + "/live/ch1";
    try (Watched watched = Watched.of(address + "?listen=1");
        Sender sender = Sender.insistent(flv, "-f", "flv", address)) {
      assertThat(sender.alive()).isTrue();
      plays(watched, "flv");
    }
  }

  @Test
  void rtspThatIsAnnouncedToUs_plays() throws Exception {
    String address = "rtsp://127.0.0.1:" + tcpPort() + "/ch1";
    try (Watched watched = Watched.of(address + "?listen=1");
        Sender sender = Sender.insistent(flv, "-f", "rtsp", "-rtsp_transport", "tcp", address)) {
      assertThat(sender.alive()).isTrue();
      plays(watched, "rtsp");
    }
  }

  @Test
  void unknownInterface_isASentence() {
    MediaException failure = opening("udp://239.255.42.99:5000?interface=nosuch0");
    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(failure).hasMessageContaining("nosuch0").hasMessageContaining("lo");
  }

  @Test
  void protocolThatIsNotThere_isASentence() {
    MediaException failure = opening("rist://127.0.0.1:5000");
    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("is not supported");
  }

  private static MediaException opening(String uri) {
    MediaException failure =
        catchThrowableOfType(
            MediaException.class,
            () -> {
              try (MediaSource source =
                  new LiveOpener(Watched.settings()).open(MediaRequest.of(uri))) {
                assertThat(source).isNull();
              }
            });
    assertThat(failure).isNotNull();
    return failure;
  }
}
