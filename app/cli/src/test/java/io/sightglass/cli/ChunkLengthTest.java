package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where chunks are cut is nobody's business but the reader's. */
class ChunkLengthTest {

  @TempDir private Path folder;

  /** A defect without its number. */
  private record Found(String type, TimeRange range, long first, long end, double peak) {}

  @Test
  void chunksOfHalfAndOfTwoSeconds_giveTheDefectsOfOneSecond() throws Exception {
    assertSameFor(Sample.copyTo(folder));
  }

  @Test
  void chunksOfHalfAndOfTwoSeconds_giveTheDefectsOfOneSecond_ofAClipWithMany() throws Exception {
    assertSameFor(Corpus.folder().resolve("media").resolve("d45-mixed-ts.ts"));
  }

  private static void assertSameFor(Path clip) throws Exception {
    List<Found> found = analyse(clip, 1_000_000);
    assertThat(found).isNotEmpty();
    assertThat(analyse(clip, 500_000)).isEqualTo(found);
    assertThat(analyse(clip, 2_000_000)).isEqualTo(found);
  }

  private static List<Found> analyse(Path clip, long chunkMicros) throws Exception {
    AnalysisSettings settings =
        AnalysisSettings.of(MediaRequest.of(clip.toString()), new Profiles().find("everything"))
            .withChunkMicros(chunkMicros);
    try (AnalysisSession session =
        new AnalysisSession(
            settings,
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            DetectorRegistry.installed(),
            new SessionListener() {})) {
      session.start();
      session.await();
      return session.analysis().orElseThrow().timeline().defects().stream()
          .map(d -> new Found(d.type(), d.range(), d.firstFrame(), d.endFrame(), d.peak()))
          .toList();
    }
  }
}
