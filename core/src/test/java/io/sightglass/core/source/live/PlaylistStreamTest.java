package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.source.Units;
import io.sightglass.core.timeline.Gap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HLS whose segments go missing and whose server fails. */
@Timeout(120)
class PlaylistStreamTest {

  @TempDir Path folder;
  private Path clip;
  private PlaylistServer server;

  @BeforeEach
  void serve() throws Exception {
    clip = PlaylistServer.clip(folder.resolve("clip"), 20);
    server = new PlaylistServer(folder, clip);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Long> straight() throws Exception {
    return Units.of(clip).pictures().stream().map(Units.Picture::hash).toList();
  }

  @Test
  void missingSegment_isAGapThatSaysSo() {
    server.lose(6);
    server.endWith(12);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(watched.end().orElseThrow().outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(watched.kinds()).contains(StreamEvent.Kind.SEGMENT_MISSING);
      assertThat(watched.gaps())
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.PTS_GAP);
            assertThat(gap.reason()).contains("s006.ts").contains("404");
            assertThat(gap.range().seconds()).isBetween(0.95, 0.97);
          });
      assertThat(watched.result().partial()).isTrue();
    }
  }

  /** One packet of the picture is missing in one segment, another is flagged in the next. */
  @Test
  void damagedSegments_areHeldToTr101290() throws Exception {
    Path sixth = folder.resolve("s006.ts");
    byte[] bytes = Files.readAllBytes(sixth);
    int at = 188 * 40;
    byte[] shorter = new byte[bytes.length - 188];
    System.arraycopy(bytes, 0, shorter, 0, at);
    System.arraycopy(bytes, at + 188, shorter, at, shorter.length - at);
    Files.write(sixth, shorter);
    Path seventh = folder.resolve("s007.ts");
    byte[] flagged = Files.readAllBytes(seventh);
    flagged[188 * 30 + 1] |= (byte) 0x80;
    Files.write(seventh, flagged);
    server.endWith(12);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(transportErrors(watched))
          .containsExactly(StreamEvent.Kind.TS_CONTINUITY, StreamEvent.Kind.TS_TRANSPORT);
    }
  }

  @Test
  void segmentsThatAreLate_orNotAsLongAsIsSaid_areTold() throws Exception {
    server.delay(6);
    server.lieAbout(8);
    server.endWith(12);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(told(watched, StreamEvent.Kind.SEGMENT_LATE))
          .singleElement()
          .asString()
          .startsWith("The segment /s006.ts of 0.960 s took 1.");
      assertThat(told(watched, StreamEvent.Kind.SEGMENT_LENGTH))
          .containsExactly("The segment /s008.ts says that it is 1.900 s long, and is 0.960 s.");
      assertThat(told(watched, StreamEvent.Kind.PLAYLIST_STOPPED)).isEmpty();
    }
  }

  /** Segments of some hundred kbit/s. */
  @ParameterizedTest
  @CsvSource({"100000, true", "2000000, false"})
  void segmentsOfMoreBitsThanAreDeclared_areTold(int declared, boolean over) throws Exception {
    Files.writeString(
        folder.resolve("master.m3u8"),
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=" + declared + "\nlive.m3u8\n");
    String address = server.address().replace("live.m3u8", "master.m3u8");
    try (Watched watched = new Watched(Watched.request(address, 3), Watched.settings())) {
      watched.awaitMore(30);
      server.endWith(14);
      watched.await("the end", () -> watched.end().isPresent());
      List<String> told = told(watched, StreamEvent.Kind.SEGMENT_RATE);
      if (over) {
        assertThat(told)
            .isNotEmpty()
            .allMatch(sentence ->
                sentence.matches(
                    "The segment /s0\\d\\d.ts has \\d{3} kbit/s; its playlist declares 100 kbit/s"
                        + " at most."));
      } else {
        assertThat(told).isEmpty();
      }
    }
  }

  @Test
  void renditionThatIsNotAsDeclared_isToldOnce_evenWhereTheStreamComesBack() throws Exception {
    Files.writeString(
        folder.resolve("master.m3u8"),
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=640x360\nlive.m3u8\n");
    String address = server.address().replace("live.m3u8", "master.m3u8");
    try (Watched watched = new Watched(Watched.request(address, 3), Watched.settings())) {
      watched.awaitMore(30);
      server.answerWith(503);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      server.endWith(server.segments() - 1);
      server.answerWith(200);
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(watched.kinds()).contains(StreamEvent.Kind.STREAM_RESUMED);
      assertThat(told(watched, StreamEvent.Kind.RENDITION_MISMATCH))
          .containsExactly(
              "The playlist declares 640×360 for the rendition of 2000 kbit/s; its pictures are"
                  + " 320×180.");
    }
  }

  @Test
  void playlistThatStops_isTold() {
    server.stopAt(8);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.await("the stop", () -> watched.kinds().contains(StreamEvent.Kind.PLAYLIST_STOPPED));
      server.stopAt(Integer.MAX_VALUE);
      server.endWith(14);
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(told(watched, StreamEvent.Kind.PLAYLIST_STOPPED))
          .singleElement()
          .asString()
          .startsWith("The playlist has named nothing new for ");
    }
  }

  private static List<String> told(Watched watched, StreamEvent.Kind kind) {
    return watched.events().stream()
        .filter(event -> event.kind() == kind)
        .map(StreamEvent::detail)
        .toList();
  }

  private static List<StreamEvent.Kind> transportErrors(Watched watched) {
    return watched.kinds().stream().filter(kind -> kind.transportPriority() > 0).toList();
  }

  @Test
  void serverThatFailsForAWhile_costsNoPicture() throws Exception {
    List<Long> straight = straight();
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.awaitMore(30);
      server.answerWith(503);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      server.endWith(server.segments() - 1);
      server.answerWith(200);
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(watched.end().orElseThrow().outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(watched.kinds()).contains(StreamEvent.Kind.STREAM_RESUMED);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      List<Long> seen = watched.hashes();
      int first = straight.indexOf(seen.getFirst());
      assertThat(seen).isEqualTo(straight.subList(first, first + seen.size()));
      assertThat(seen.getLast()).isEqualTo(straight.getLast());
      assertThat(watched.gaps()).isEmpty();
      assertThat(transportErrors(watched)).isEmpty();
    }
  }

  @Test
  void serverThatFallsSilent_isLeftInUnderASecond() {
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.awaitMore(30);
      server.fallSilent(true);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      server.fallSilent(false);
      watched.awaitMore(30);
      assertThat(watched.kinds()).contains(StreamEvent.Kind.STREAM_RESUMED);
    }
  }
}
