package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments of recordings by DASH that are, and that are not, as the manifest declares them. */
@Timeout(60)
class DeclaredSegmentsTest {

  /** The ways to name segments. */
  private enum Naming {
    TIMELINE("-media_seg_name", "s$RepresentationID$-$Number%03d$.m4s"),
    TIME("-media_seg_name", "s$RepresentationID$-$Time$.m4s"),
    DURATION("-use_timeline", "0", "-media_seg_name", "s$RepresentationID$-$Number%03d$.m4s"),
    LIST(
        "-use_timeline",
        "0",
        "-use_template",
        "0",
        "-media_seg_name",
        "s$RepresentationID$-$Number%03d$.m4s"),
    PARTS("-single_file", "1", "-use_timeline", "0", "-use_template", "0");

    private final List<String> options;

    Naming(String... options) {
      this.options = List.of(options);
    }

    private String seventh() {
      return this == TIME ? "s0-76800.m4s" : "s0-007.m4s";
    }
  }

  @TempDir Path folder;
  private PartServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new PartServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Eight and a half seconds, in segments of one. */
  private void make(Naming naming) {
    List<String> codec =
        new ArrayList<>(
            List.of(
                "-c:v", "libopenh264", "-b:v", "500k", "-g", "25", "-c:a", "aac", "-f", "dash"));
    codec.addAll(List.of("-seg_duration", "1"));
    codec.addAll(naming.options);
    TestClips.make(folder, "vod.mpd", "25", 8.5, codec.toArray(String[]::new));
  }

  private void edit(String from, String to) throws Exception {
    edit("vod.mpd", from, to);
  }

  private void edit(String name, String from, String to) throws Exception {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    String edited = text.replaceFirst(from, to);
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(file, edited);
  }

  private List<String> told(StreamEvent.Kind... kinds) throws Exception {
    return told("vod.mpd", kinds);
  }

  private List<String> told(String name, StreamEvent.Kind... kinds) throws Exception {
    String uri = server.address(name);
    List<String> told = new ArrayList<>();
    try (MediaSource source = new LiveOpener(Watched.settings()).open(MediaRequest.of(uri))) {
      for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          frame.close();
        } else if (unit instanceof MediaUnit.Event(StreamEvent event)) {
          told.add(event.detail());
          assertThat(event.kind()).isIn((Object[]) kinds);
        }
      }
    }
    return told;
  }

  @ParameterizedTest
  @EnumSource
  void segmentsThatAreAsDeclared_areNotTold(Naming naming) throws Exception {
    make(naming);
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARTS")
  void segmentThatIsCutOff_isTold(Naming naming) throws Exception {
    make(naming);
    Path seventh = folder.resolve(naming.seventh());
    byte[] bytes = Files.readAllBytes(seventh);
    Files.write(seventh, Arrays.copyOf(bytes, bytes.length - 1000));
    assertThat(
            told(
                StreamEvent.Kind.SEGMENT_LENGTH,
                StreamEvent.Kind.DECODE_ERROR,
                StreamEvent.Kind.PACKET_CORRUPT))
        .contains(
            "The segment /" + naming.seventh() + " is cut off: 1000 bytes are missing at its end.");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARTS")
  void segmentThatIsMissing_isTold(Naming naming) throws Exception {
    make(naming);
    Files.delete(folder.resolve(naming.seventh()));
    assertThat(told(StreamEvent.Kind.SEGMENT_MISSING, StreamEvent.Kind.TIMESTAMP_JUMP))
        .anyMatch(sentence ->
            sentence.matches("The segment http.*/" + naming.seventh() + " is missing: .*404.*"));
  }

  @Test
  void segmentThatIsNotAsLongAsItsTimelineSays_isTold() throws Exception {
    make(Naming.TIMELINE);
    edit(
        "<S t=\"0\" d=\"12800\" r=\"7\" />",
        "<S t=\"0\" d=\"12800\" r=\"2\" /><S d=\"6400\"/><S d=\"19200\"/><S d=\"12800\" r=\"2\"/>");
    assertThat(told(StreamEvent.Kind.SEGMENT_LENGTH))
        .containsExactly(
            "The segment /s0-004.m4s is declared to be 0.500 s long, and is 1.000 s.",
            "The segment /s0-005.m4s is declared to be 1.500 s long, and is 1.000 s.");
  }

  @Test
  void segmentsThatAreMuchShorterThanTheirDuration_areTold_exceptTheLast() throws Exception {
    make(Naming.DURATION);
    edit(
        "timescale=\"1000000\" duration=\"1000000\"", "timescale=\"1000000\" duration=\"2200000\"");
    assertThat(told(StreamEvent.Kind.SEGMENT_LENGTH))
        .contains("The segment /s0-001.m4s is declared to be 2.200 s long, and is 1.000 s.")
        .noneMatch(sentence -> sentence.contains("/s0-004"));
  }

  @Test
  void partsThatAreMuchShorterThanTheirDuration_areTold() throws Exception {
    make(Naming.PARTS);
    edit("duration=\"1000000\"", "duration=\"2200000\"");
    assertThat(told(StreamEvent.Kind.SEGMENT_LENGTH))
        .isNotEmpty()
        .allMatch(sentence ->
            sentence.matches(
                "The segment /vod-stream0.mp4 \\(bytes \\d+ to \\d+\\) is declared to be 2.200 s"
                    + " long, and is 1.000 s."));
  }

  @Test
  void partsOfAPlaylistsFile_areHeldToTheirLengths() throws Exception {
    List<String> options =
        List.of("-f", "hls", "-hls_time", "1", "-hls_list_size", "0", "-hls_flags", "single_file");
    List<String> codec =
        new ArrayList<>(List.of("-c:v", "libopenh264", "-b:v", "500k", "-g", "25", "-c:a", "aac"));
    codec.addAll(options);
    TestClips.make(folder, "vod.m3u8", "25", 8.5, codec.toArray(String[]::new));
    assertThat(told("vod.m3u8")).isEmpty();

    edit("vod.m3u8", "(?s)(#EXTINF.*?#EXTINF.*?)#EXTINF:1.000000", "$1#EXTINF:1.900000");
    assertThat(told("vod.m3u8", StreamEvent.Kind.SEGMENT_LENGTH))
        .hasSize(1)
        .allMatch(sentence ->
            sentence.matches(
                "The segment /vod.ts \\(bytes \\d+ to \\d+\\) says that it is 1.900 s long, and is"
                    + " 1.000 s."));
  }

  @Test
  void representationOfMoreBitsThanItsBandwidth_isTold() throws Exception {
    make(Naming.TIMELINE);
    edit("bandwidth=\"500000\"", "bandwidth=\"100000\"");
    edit("minBufferTime=\"[^\"]*\"", "minBufferTime=\"PT1S\"");
    assertThat(told(StreamEvent.Kind.SEGMENT_RATE))
        .isNotEmpty()
        .allMatch(sentence ->
            sentence.matches(
                "Up to the segment /s0-00\\d.m4s, the Representation 0 has \\d{3} kbit/s over"
                    + " \\d.\\d00 s; its manifest declares 100 kbit/s, of which 1.0 s are"
                    + " buffered."));
  }
}
