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
