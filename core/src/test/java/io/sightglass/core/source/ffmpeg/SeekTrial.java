package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.FrameIndexCache;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Holds random seeks in a recording against its straight decode. */
final class SeekTrial {

  private static final long SEED = 20;

  private final Path cache;

  /**
   * @param cache a folder for frame indexes
   */
  SeekTrial(Path cache) {
    this.cache = cache;
  }

  /** The index is that of a decode from the start, and every picture is got to by it. */
  void hold(MediaRequest request, int seeks) throws Exception {
    List<Units.Picture> straight = Units.of(request).pictures();
    assertThat(straight).isNotEmpty();
    FfmpegOpener opener =
        new FfmpegOpener(new FrameIndexCache(cache), Thread.ofPlatform().daemon().factory());
    try (GrowingFrameIndex growing = opener.index(request).orElseThrow()) {
      FrameIndex index = growing.awaitAll();
      assertThat(growing.problem()).isEmpty();
      assertThat(index.complete()).isTrue();
      assertThat(times(index)).isEqualTo(straight.stream().map(Units.Picture::micros).toList());
    }
    Random random = new Random(SEED);
    try (ExactFrames frames = new ExactFrames(opener, request)) {
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < seeks; i++) {
        int n = i == 0 ? straight.size() - 1 : i == 1 ? 0 : random.nextInt(straight.size());
        try (VideoFrame frame = frames.frame(n)) {
          if (frame == null) {
            wrong.add(n + " not found");
          } else if (Units.hash(frame) != straight.get(n).hash()) {
            wrong.add(n + " was another picture");
          } else if (frame.time().micros() != straight.get(n).micros()) {
            wrong.add(n + " at " + frame.time());
          }
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(frames.frame(straight.size())).isNull();
    }
  }

  private static List<Long> times(FrameIndex index) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < index.size(); i++) {
      times.add(index.time(i).micros());
    }
    return times;
  }
}
