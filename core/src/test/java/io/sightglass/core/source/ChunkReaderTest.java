package io.sightglass.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.feature.SoundFeature;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkReaderTest {

  @TempDir Path folder;

  /** What is left of a chunk that was closed. */
  private record Seen(
      long index, long start, long end, List<Long> pictures, long samples, int events) {}

  private static List<Seen> chunks(Path clip, long micros) throws Exception {
    List<Seen> seen = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()));
        SharedPass pass = pass();
        ChunkReader reader = new ChunkReader(source, pass, micros)) {
      for (@Nullable FeatureChunk next = reader.next(); next != null; next = reader.next()) {
        try (FeatureChunk feature = next) {
          Chunk chunk = feature.chunk();
          assertThat(feature.features().frames()).hasSameSizeAs(chunk.frames());
          seen.add(
              new Seen(
                  chunk.index(),
                  chunk.range().start().micros(),
                  chunk.range().end().micros(),
                  chunk.frames().stream().map(frame -> frame.time().micros()).toList(),
                  chunk.audio().stream().mapToLong(AudioBlock::length).sum(),
                  chunk.events().size()));
        }
      }
    }
    return seen;
  }

  private static SharedPass pass() {
    return new SharedPass(Set.of());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "24000/1001, 84, 24 24 24 12",
    "25, 90, 25 25 25 15",
    "30000/1001, 105, 30 30 30 15",
    "50, 175, 50 50 50 25",
    "60000/1001, 210, 60 60 60 30",
  })
  void pictures_fallIntoTheSecondOfTheirTime(String rate, int frames, String counts)
      throws Exception {
    // MPEG-TS and MP4 hold these rates' times exactly; Matroska rounds them to milliseconds.
    for (String name : List.of("a.mp4", "b.ts")) {
      Path clip =
          TestClips.make(folder, name, rate, 4, "-frames:v", "" + frames, "-c:v", "mpeg4", "-an");
      List<Seen> chunks = chunks(clip, 1_000_000);
      assertThat(chunks).extracting(Seen::index).containsExactly(0L, 1L, 2L, 3L);
      assertThat(chunks)
          .extracting(chunk -> "" + chunk.pictures.size())
          .containsExactly(counts.split(" "));
      String[] parts = rate.split("/");
      FrameRate exact =
          new FrameRate(
              Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
      int number = 0;
      for (Seen chunk : chunks) {
        assertThat(chunk.start).isEqualTo(chunk.index * 1_000_000);
        for (long time : chunk.pictures) {
          assertThat(time).isBetween(chunk.start, chunk.end - 1);
          assertThat(Math.abs(time - exact.timeOf(number++).micros())).isLessThanOrEqualTo(12);
        }
      }
      // The last one is short: it ends with its last picture.
      assertThat(Math.abs(chunks.getLast().end - exact.timeOf(frames).micros()))
          .isLessThanOrEqualTo(24);
    }
  }

  @Test
  void soundAlone_isCutToo() throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("tone.wav"),
            List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=2.5"));
    List<Seen> chunks = chunks(clip, 1_000_000);
    assertThat(chunks).extracting(Seen::index).containsExactly(0L, 1L, 2L);
    assertThat(chunks.stream().mapToLong(Seen::samples).sum()).isEqualTo(120_000);
    assertThat(chunks.getLast().end).isBetween(2_499_990L, 2_500_010L);
  }

  @Test
  void otherLengths_areASetting() throws Exception {
    Path clip = TestClips.make(folder, "a.mp4", "25", 1, "-c:v", "mpeg4", "-an");
    assertThat(chunks(clip, 400_000))
        .extracting(chunk -> chunk.pictures.size())
        .containsExactly(10, 10, 5);
    assertThatThrownBy(() -> chunks(clip, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void variableRate_isCutByTime() throws Exception {
    Path clip =
        TestClips.make(
            folder,
            "vfr.mkv",
            "25",
            3,
            "-vf",
            "select=eq(n\\,floor(sqrt(n)+0.5)*floor(sqrt(n)+0.5))",
            "-fps_mode",
            "vfr",
            "-c:v",
            "mpeg4",
            "-an");
    assertThat(chunks(clip, 1_000_000))
        .extracting(Seen::pictures)
        .containsExactly(
            List.of(0L, 40_000L, 160_000L, 360_000L, 640_000L),
            List.of(1_000_000L, 1_440_000L, 1_960_000L),
            List.of(2_560_000L));
  }

  @Test
  void soundThatEndsEarly_doesNotMakePicturesPileUp() throws Exception {
    Path clip =
        TestClips.make(
            folder, "short.mkv", "25", 12, "-af", "atrim=end=2", "-c:v", "mpeg4", "-c:a", "flac");
    int deepest = 0;
    int chunks = 0;
    try (CountingSource source =
            new CountingSource(new FfmpegOpener().open(MediaRequest.of(clip.toString())));
        SharedPass pass = pass();
        ChunkReader reader = new ChunkReader(source, pass, 1_000_000)) {
      for (@Nullable FeatureChunk next = reader.next(); next != null; next = reader.next()) {
        try (FeatureChunk chunk = next) {
          assertThat(chunk.chunk().index()).isEqualTo(chunks++);
          if (chunks > 7) {
            deepest = Math.max(deepest, source.open());
          }
        }
      }
      assertThat(source.open()).isZero();
    }
    assertThat(chunks).isEqualTo(12);
    // One second, and the picture that shows that it is over.
    assertThat(deepest).isLessThanOrEqualTo(26);
  }

  @Test
  void gap_isOneLongChunkAndTheCountGoesOn() throws Exception {
    Path clip =
        TestClips.make(
            folder,
            "gap.mkv",
            "25",
            4,
            "-vf",
            "setpts=PTS+if(gte(N\\,50)\\,10/TB\\,0)",
            "-fps_mode",
            "passthrough",
            "-c:v",
            "mpeg4",
            "-an");
    List<Seen> chunks = chunks(clip, 1_000_000);
    assertThat(chunks).extracting(Seen::index).containsExactly(0L, 1L, 2L, 3L);
    assertThat(chunks).extracting(chunk -> chunk.pictures.size()).containsExactly(25, 25, 25, 25);
    assertThat(chunks.get(2).start).isEqualTo(2_000_000);
    assertThat(chunks.get(2).pictures.getFirst()).isEqualTo(12_000_000);
    assertThat(chunks.get(3).start).isEqualTo(13_000_000);
    assertThat(chunks.stream().mapToInt(Seen::events).sum()).isEqualTo(1);
  }

  @Test
  void soundBeforeThePicture_beginsTheFirstChunk() throws Exception {
    Path clip =
        TestClips.make(
            folder,
            "late.mkv",
            "25",
            2,
            "-vf",
            "setpts=PTS+0.4/TB",
            "-c:v",
            "mpeg4",
            "-c:a",
            "flac");
    List<Seen> chunks = chunks(clip, 1_000_000);
    assertThat(chunks.getFirst().start).isEqualTo(-400_000);
    assertThat(chunks.getFirst().pictures.getFirst()).isZero();
    assertThat(chunks.stream().mapToLong(Seen::samples).sum()).isEqualTo(96_000);
  }

  @Test
  void closedReader_closesWhatItHeld() throws Exception {
    Path clip = TestClips.make(folder, "a.mkv", "25", 3, "-c:v", "mpeg4", "-c:a", "flac");
    try (CountingSource source =
        new CountingSource(new FfmpegOpener().open(MediaRequest.of(clip.toString())))) {
      try (SharedPass pass = pass();
          ChunkReader reader = new ChunkReader(source, pass, 1_000_000)) {
        @Nullable FeatureChunk first = reader.next();
        assertThat(first).isNotNull();
        VideoFrame frame = first.chunk().frames().getFirst();
        first.close();
        assertThatThrownBy(() -> frame.plane(0)).isInstanceOf(IllegalStateException.class);
        assertThat(source.open()).isPositive();
      }
      assertThat(source.open()).isZero();
    }
  }

  @Test
  void audioFeatures_areThoseOfTheChunk() throws Exception {
    Path clip = TestClips.make(folder, "a.mkv", "25", 2, "-c:v", "mpeg4", "-c:a", "flac");
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()));
        SharedPass pass = new SharedPass(EnumSet.allOf(SoundFeature.class));
        ChunkReader reader = new ChunkReader(source, pass, 1_000_000);
        @Nullable FeatureChunk first = reader.next()) {
      assertThat(first).isNotNull();
      assertThat(first.features().audio()).hasSize(1);
      AudioFeatures audio = first.features().audio().getFirst();
      assertThat(audio.times()[0]).isEqualTo(MediaTime.ZERO);
    }
  }
}
