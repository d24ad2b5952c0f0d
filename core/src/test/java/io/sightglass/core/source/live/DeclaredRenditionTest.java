package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renditions that are, and that are not, what the playlist or manifest declares them to be. */
@Timeout(60)
class DeclaredRenditionTest {

  private static final List<String> TWO_SIZES_AND_SOUND =
      List.of(
          "-f",
          "lavfi",
          "-i",
          "testsrc2=size=320x180:rate=25:duration=4",
          "-f",
          "lavfi",
          "-i",
          "sine=frequency=440:sample_rate=48000:duration=4",
          "-filter_complex",
          "[0:v]split[a][b];[b]scale=160:90[c]",
          "-map",
          "[a]",
          "-map",
          "[c]",
          "-map",
          "1:a",
          "-c:v",
          "libopenh264",
          "-c:a",
          "aac",
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

  private void make(String name, String... output) {
    List<String> arguments = new ArrayList<>(TWO_SIZES_AND_SOUND);
    arguments.addAll(List.of(output));
    TestClips.run(folder.resolve(name), arguments);
  }

  private void makePlaylist(String segments) {
    make(
        "v%v.m3u8",
        "-f",
        "hls",
        "-hls_time",
        "1",
        "-hls_list_size",
        "0",
        "-hls_segment_type",
        segments,
        "-master_pl_name",
        "master.m3u8",
        "-var_stream_map",
        "v:0,agroup:s v:1,agroup:s a:0,agroup:s,default:yes");
  }

  private void makeManifest() {
    make(
        "live.mpd",
        "-f",
        "dash",
        "-seg_duration",
        "1",
        "-adaptation_sets",
        "id=0,streams=v id=1,streams=a");
  }

  private void edit(String name, String from, String to) throws Exception {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** What is told of the whole programme, by the network and from this machine. */
  private List<String> told(String name, int width) throws Exception {
    List<String> served =
        told("http://127.0.0.1:%d/%s".formatted(port(), name), OptionalInt.of(width));
    assertThat(told(folder.resolve(name).toString(), OptionalInt.of(width))).isEqualTo(served);
    return served;
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static List<String> told(String uri, OptionalInt width) throws Exception {
    LiveOpener opener = new LiveOpener(Watched.settings());
    OptionalInt track;
    try (MediaSource source = opener.open(MediaRequest.of(uri))) {
      track =
          source.info().videoTracks().stream()
              .filter(each -> each.width() == width.getAsInt())
              .mapToInt(each -> each.index())
              .findFirst();
    }
    List<String> told = new ArrayList<>();
    try (MediaSource source = opener.open(MediaRequest.of(uri).withVideoTrack(track))) {
      for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          frame.close();
        } else if (unit instanceof MediaUnit.Event(StreamEvent event)) {
          told.add(event.detail());
          assertThat(event.kind()).isEqualTo(StreamEvent.Kind.RENDITION_MISMATCH);
        }
      }
    }
    return told;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpegts", "fmp4"})
  void playlistThatSaysWhatIs_isNotTold(String segments) throws Exception {
    makePlaylist(segments);
    assertThat(told("master.m3u8", 320)).isEmpty();
    assertThat(told("master.m3u8", 160)).isEmpty();
  }

  @Test
  void manifestThatSaysWhatIs_isNotTold() throws Exception {
    makeManifest();
    assertThat(told("live.mpd", 320)).isEmpty();
    assertThat(told("live.mpd", 160)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpegts", "fmp4"})
  void playlistThatLies_isToldOfItsPlayedRenditionOnly(String segments) throws Exception {
    makePlaylist(segments);
    edit(
        "master.m3u8",
        "RESOLUTION=320x180,CODECS=\"avc1.42c00d",
        "RESOLUTION=640x360,FRAME-RATE=50.000,CODECS=\"avc1.64001f");
    edit("master.m3u8", "mp4a.40.2", "ac-3");
    String name = rendition(1);
    assertThat(told("master.m3u8", 320))
        .containsExactly(
            "The playlist declares 640×360 for " + name + "; its pictures are 320×180.",
            "The playlist declares avc1.64001f for "
                + name
                + "; its pictures are h264 Constrained Baseline, level 1.3.",
            "The playlist declares ac-3 for " + name + "; its sound is aac LC.",
            "The playlist declares 50.000 pictures a second for "
                + name
                + "; its pictures come at 25.000.");
    assertThat(told("master.m3u8", 160))
        .containsExactly(
            "The playlist declares ac-3 for " + rendition(2) + "; its sound is aac LC.");
  }

  @Test
  void playlistOfAnotherCodec_isTold() throws Exception {
    makePlaylist("mpegts");
    edit("master.m3u8", "avc1.42c00b", "hvc1.1.6.L93.B0");
    assertThat(told("master.m3u8", 160))
        .containsExactly(
            "The playlist declares hvc1.1.6.L93.B0 for "
                + rendition(2)
                + "; its pictures are h264 Constrained Baseline, level 1.1.");
    assertThat(told("master.m3u8", 320)).isEmpty();
  }

  @Test
  void manifestThatLies_isToldOfItsPlayedRepresentationsOnly() throws Exception {
    makeManifest();
    edit("live.mpd", "width=\"160\" height=\"90\"", "width=\"192\" height=\"108\"");
    edit("live.mpd", "frameRate=\"25/1\"", "frameRate=\"30000/1001\"");
    edit("live.mpd", "avc1.42c00d", "avc1.42c01f");
    edit("live.mpd", "mp4a.40.2", "ec-3");
    assertThat(told("live.mpd", 160))
        .containsExactly(
            "The manifest declares 192×108 for the Representation 1; its pictures are 160×90.",
            "The manifest declares ec-3 for the Representation 2; its sound is aac LC.",
            "The manifest declares 29.970 pictures a second for the Representation 1; its pictures"
                + " come at 25.000.");
    assertThat(told("live.mpd", 320))
        .containsExactly(
            "The manifest declares avc1.42c01f for the Representation 0; its pictures are h264"
                + " Constrained Baseline, level 1.3.",
            "The manifest declares ec-3 for the Representation 2; its sound is aac LC.",
            "The manifest declares 29.970 pictures a second for the Representation 0; its pictures"
                + " come at 25.000.");
  }

  private String rendition(int number) throws Exception {
    String bandwidth =
        Files.readString(folder.resolve("master.m3u8")).split(":BANDWIDTH=")[number].split(",")[0];
    return "the rendition of " + Long.parseLong(bandwidth) / 1000 + " kbit/s";
  }
}
