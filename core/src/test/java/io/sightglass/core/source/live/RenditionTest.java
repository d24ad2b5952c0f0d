package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The renditions of a stream: all are listed, one is chosen. */
@Timeout(60)
class RenditionTest {

  private static final List<String> TWO_SIZES =
      List.of(
          "-f",
          "lavfi",
          "-i",
          "testsrc2=size=320x180:rate=25:duration=4",
          "-filter_complex",
          "[0:v]split[a][b];[b]scale=160:90[c]",
          "-map",
          "[a]",
          "-map",
          "[c]",
          "-c:v",
          "libopenh264",
          "-g",
          "25",
          "-b:v:0",
          "500k",
          "-b:v:1",
          "120k");

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() {
    server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            folder,
            SimpleFileServer.OutputLevel.NONE);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private void make(String name, String... output) {
    List<String> arguments = new ArrayList<>(TWO_SIZES);
    arguments.addAll(List.of(output));
    TestClips.run(folder.resolve(name), arguments);
  }

  @Test
  void hls_listsItsRenditionsAndDecodesTheChosenOne() throws Exception {
    make(
        "v%v.m3u8",
        "-f",
        "hls",
        "-hls_time",
        "1",
        "-hls_list_size",
        "0",
        "-master_pl_name",
        "master.m3u8",
        "-var_stream_map",
        "v:0 v:1");
    StreamInfo stream = chosen(address("master.m3u8"));
    assertThat(stream.container()).isEqualTo("hls");
    assertThat(stream.programmes())
        .hasSize(2)
        .allMatch(rendition -> rendition.name().matches("rendition of [0-9]+ kbit/s"));
  }

  @Test
  void dash_listsItsRenditionsAndDecodesTheChosenOne() throws Exception {
    make("live.mpd", "-f", "dash", "-seg_duration", "1");
    assertThat(chosen(address("live.mpd")).container()).isEqualTo("dash");
  }

  /** Opens twice: as it is, and with the small rendition chosen. */
  private static StreamInfo chosen(String uri) throws Exception {
    LiveOpener opener = new LiveOpener(Watched.settings());
    StreamInfo stream;
    try (MediaSource source = opener.open(MediaRequest.of(uri))) {
      stream = source.info();
      assertThat(stream.selectedVideo().orElseThrow().width()).isEqualTo(320);
      assertThat(firstWidth(source)).isEqualTo(320);
    }
    assertThat(stream.videoTracks())
        .extracting(VideoTrack::width)
        .containsExactlyInAnyOrder(320, 160);
    int small =
        stream.videoTracks().stream()
            .filter(track -> track.width() == 160)
            .findFirst()
            .orElseThrow()
            .index();
    try (MediaSource source =
        opener.open(MediaRequest.of(uri).withVideoTrack(OptionalInt.of(small)))) {
      assertThat(firstWidth(source)).isEqualTo(160);
    }
    return stream;
  }

  private static int firstWidth(MediaSource source) throws Exception {
    for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        try (frame) {
          return frame.width();
        }
      }
    }
    return -1;
  }
}
