package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.timeline.Gap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** DASH whose segments go missing and whose server fails. */
@Timeout(120)
class ManifestStreamTest {

  @TempDir Path folder;
  private ManifestServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new ManifestServer(folder, ManifestServer.clip(folder.resolve("clip"), 24));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Watched watched() {
    return new Watched(Watched.request(server.address(), 1), Watched.settings());
  }

  @Test
  void missingSegment_isAGapThatSaysSo() {
    server.lose(7);
    try (Watched watched = watched()) {
      watched.awaitGap(Gap.Cause.PTS_GAP);
      watched.awaitMore(30);
      assertThat(watched.kinds()).contains(StreamEvent.Kind.SEGMENT_MISSING);
      assertThat(watched.gaps())
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.reason()).contains("s0-007.m4s").contains("404");
            assertThat(gap.range().seconds()).isBetween(0.95, 1.05);
          });
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.TIMESTAMP_JUMP);
    }
  }

  @Test
  void everyPicture_comesOnceAtItsTime() {
    try (Watched watched = watched()) {
      watched.awaitMore(300);
      List<Long> times = watched.pictures();
      for (int i = 0; i < times.size(); i++) {
        assertThat(times.get(i)).isEqualTo(i * 40_000L);
      }
      assertThat(watched.events()).isEmpty();
    }
  }

  @Test
  void segmentsThatAreLate_areTold() {
    server.delay(7);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.awaitMore(300);
      assertThat(told(watched, StreamEvent.Kind.SEGMENT_LATE))
          .isNotEmpty()
          .allMatch(sentence ->
              sentence.matches("The segment /s[01]-007.m4s of [01].\\d+ s took 1.\\d+ s to come."));
      assertThat(watched.kinds()).containsOnly(StreamEvent.Kind.SEGMENT_LATE);
    }
  }

  @Test
  void representationOfMoreBitsThanItsBandwidth_isTold() {
    server.declareLittle();
    try (Watched watched = watched()) {
      watched.await("the rate", () -> watched.kinds().contains(StreamEvent.Kind.SEGMENT_RATE));
      assertThat(told(watched, StreamEvent.Kind.SEGMENT_RATE))
          .allMatch(sentence ->
              sentence.matches(
                  "Up to the segment /s0-0\\d\\d.m4s, the Representation 0 has \\d+ kbit/s over"
                      + " \\d.000 s; its manifest declares 50 kbit/s, of which 1.0 s are"
                      + " buffered."));
    }
  }

  @Test
  void manifestThatStops_isTold_andNothingThatItNeverNamedIsMissing() {
    server.stopAt(8);
    try (Watched watched = new Watched(Watched.request(server.address(), 3), Watched.settings())) {
      watched.await("the stop", () -> watched.kinds().contains(StreamEvent.Kind.PLAYLIST_STOPPED));
      server.stopAt(Integer.MAX_VALUE);
      watched.awaitMore(100);
      assertThat(told(watched, StreamEvent.Kind.PLAYLIST_STOPPED))
          .first()
          .asString()
          .matches(
              "The manifest has named nothing new for \\d.\\d s; it is to be updated every 1.0 s,"
                  + " and its segments are 1.0 s long.");
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.SEGMENT_MISSING);
    }
  }

  private static List<String> told(Watched watched, StreamEvent.Kind kind) {
    return watched.events().stream()
        .filter(event -> event.kind() == kind)
        .map(StreamEvent::detail)
        .toList();
  }

  @Test
  void serverThatFailsForAWhile_isComeBackTo() {
    try (Watched watched = watched()) {
      watched.awaitMore(30);
      server.answerWith(503);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      server.answerWith(200);
      watched.await("its return", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_RESUMED));
      watched.awaitMore(30);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void serverThatFallsSilent_isLeft() {
    try (Watched watched = watched()) {
      watched.awaitMore(30);
      server.fallSilent(true);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      server.fallSilent(false);
      watched.await("its return", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_RESUMED));
      watched.awaitMore(30);
    }
  }
}
