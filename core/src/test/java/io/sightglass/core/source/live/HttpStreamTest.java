package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.Recording;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Gap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transport streams over HTTP that hang up, fall silent and change. */
@Timeout(120)
class HttpStreamTest {

  private static final double SECONDS = 12;

  @TempDir static Path folder;
  private static Path clip;
  private static Path wide;
  private static Path other;

  @BeforeAll
  static void make() throws Exception {
    clip = Sender.clip(folder, "clip.ts", SECONDS);
    wide = clip("wide.ts", "scale=480:270", "mpeg2video");
    other = clip("other.ts", "null", "libopenh264");
  }

  private static Path clip(String name, String filter, String codec) {
    return TestClips.make(
        folder, name, "25", SECONDS, "-vf", filter, "-c:v", codec, "-b:v", "600k", "-g", "12",
        "-c:a", "mp2");
  }

  /** Two thirds of the clip, and then another, in one transport stream. */
  private static Path joined(String name, Path next) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] first = Files.readAllBytes(clip);
    bytes.write(first, 0, first.length * 2 / 3 / 188 * 188);
    bytes.writeBytes(Files.readAllBytes(next));
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  @Test
  void serverThatHangsUpAndComesBackLarger_isAGapAndAChangeOfFormat() throws Exception {
    try (HttpStream server = new HttpStream(2, SECONDS, clip, wide);
        Watched watched = Watched.of(server.address())) {
      watched.awaitMore(30);
      server.cut();
      watched.await("the change", () -> watched.kinds().contains(StreamEvent.Kind.FORMAT_CHANGE));
      assertThat(watched.kinds())
          .containsSubsequence(
              StreamEvent.Kind.STREAM_LOSS,
              StreamEvent.Kind.STREAM_RESUMED,
              StreamEvent.Kind.FORMAT_CHANGE);
      watched.awaitGap(Gap.Cause.STREAM_LOSS);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.numbers()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.connections())
          .extracting(Connection::phase)
          .startsWith(Connection.Phase.UP, Connection.Phase.WAITING, Connection.Phase.CONNECTING);
    }
  }

  @Test
  void codecThatChangesInMidStream_isOpenedAnew() throws Exception {
    Path joined = joined("codec.ts", other);
    try (HttpStream server = new HttpStream(3, SECONDS * 5 / 3, joined, other);
        Watched watched = Watched.of(server.address())) {
      watched.awaitMore(30);
      watched.await(
          "the new codec",
          () ->
              watched.events().stream()
                  .anyMatch(event -> event.detail().contains("from mpeg2video 320×180")));
      watched.awaitMore(20);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.gaps()).allMatch(gap -> gap.cause() != Gap.Cause.CHUNK_DROPPED);
    }
  }

  @Test
  void resolutionThatChangesInMidStream_isTold_andTheSessionGoesOn() throws Exception {
    Path joined = joined("size.ts", wide);
    try (HttpStream server = new HttpStream(3, SECONDS * 5 / 3, joined, wide);
        Watched watched = Watched.of(server.address())) {
      watched.await(
          "the new size",
          () ->
              watched.events().stream()
                  .anyMatch(event ->
                      event.kind() == StreamEvent.Kind.FORMAT_CHANGE
                          && event.detail().contains("480×270")));
      watched.awaitMore(20);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.STREAM_LOSS);
    }
  }

  @Test
  void clockThatJumpsInMidStream_isTold_andTimeGoesOn() throws Exception {
    Path later =
        TestClips.run(
            folder.resolve("later.ts"),
            List.of("-i", clip.toString(), "-c", "copy", "-output_ts_offset", "5000"));
    Path joined = joined("jump.ts", later);
    try (HttpStream server = new HttpStream(3, SECONDS * 5 / 3, joined);
        Watched watched = Watched.of(server.address())) {
      watched.await("the jump", () -> watched.kinds().contains(StreamEvent.Kind.TIMESTAMP_JUMP));
      watched.awaitMore(20);
      assertThat(watched.pictures()).isSorted().doesNotHaveDuplicates();
      assertThat(watched.pictures().getLast()).isLessThan(60_000_000);
      assertThat(watched.kinds()).doesNotContain(StreamEvent.Kind.STREAM_LOSS);
    }
  }

  @Test
  void serverThatFallsSilent_isLeftAndStoppingTakesUnderASecond() throws Exception {
    try (HttpStream server = new HttpStream(2, SECONDS, clip);
        Watched watched = Watched.of(server.address())) {
      watched.awaitMore(30);
      server.fallSilent(true);
      watched.await("the loss", () -> watched.kinds().contains(StreamEvent.Kind.STREAM_LOSS));
      assertThat(watched.events().getLast().detail()).contains("has stopped sending");
      watched.await(
          "another attempt",
          () ->
              watched.connections().getLast().phase() == Connection.Phase.CONNECTING
                  && server.connections() > 1);
      long before = System.nanoTime();
      watched.session().stop();
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }
  }

  @Test
  void patienceThatEnds_endsTheSessionAndSaysWhy() throws Exception {
    HttpStream server = new HttpStream(2, SECONDS, clip);
    try (Watched watched =
        new Watched(
            Watched.request(server.address(), 3),
            Watched.settings().withPatience(java.time.Duration.ofMillis(300)))) {
      watched.awaitMore(30);
      server.close();
      watched.await("the end", () -> watched.end().isPresent());
      assertThat(watched.end().orElseThrow().message()).contains("did not come back within");
    } finally {
      server.close();
    }
  }

  @Test
  void stretchOfTheStream_isKeptAsItCame() throws Exception {
    List<Long> straight = Units.of(clip).pictures().stream().map(Units.Picture::hash).toList();
    try (HttpStream server = new HttpStream(3, SECONDS, clip);
        Watched watched = Watched.of(server.address())) {
      watched.awaitMore(60);
      for (String name : List.of("kept.ts", "kept.mp4")) {
        Recording recording =
            watched
                .session()
                .timeShift()
                .orElseThrow()
                .record(
                    new RecordingRequest(
                        folder.resolve(name),
                        MediaTime.ofSeconds(1),
                        Optional.of(MediaTime.ofSeconds(5))));
        Recording.Recorded recorded = recording.done().get(60, TimeUnit.SECONDS);
        assertThat(recorded.files()).containsExactly(folder.resolve(name));
        assertThat(recorded.range().start().seconds()).isBetween(0.5, 1.0);
        assertThat(recorded.range().end().seconds()).isBetween(4.9, 5.2);
        Units kept = Units.of(folder.resolve(name));
        assertThat(kept.failure()).isEmpty();
        assertThat(kept.samples()).isGreaterThan(48_000 * 35 / 10);
        List<Long> hashes = kept.pictures().stream().map(Units.Picture::hash).toList();
        // An open group's first pictures have lost what they refer to; all others are the same.
        assertThat(straight).containsAll(hashes.subList(3, hashes.size()));
        assertThat(hashes).hasSizeBetween(95, 120);
      }
      assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
  }

  @Test
  void recordingOfWhatIsNotThere_isASentence() throws Exception {
    try (HttpStream server = new HttpStream(3, SECONDS, clip);
        Watched watched = Watched.of(server.address())) {
      watched.awaitMore(10);
      Recording recording =
          watched
              .session()
              .timeShift()
              .orElseThrow()
              .record(
                  new RecordingRequest(
                      folder.resolve("no/such/folder/x.ts"), MediaTime.ZERO, Optional.empty()));
      assertThat(recording.done())
          .failsWithin(java.time.Duration.ofSeconds(60))
          .withThrowableThat()
          .withCauseInstanceOf(MediaException.class)
          .withMessageContaining("cannot be recorded");
    }
  }
}
