package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where chunks are cut is nobody's business but the reader's. */
class ChunkLengthTest {

  @TempDir private Path folder;

  /** A defect without its number. */
  private record Found(String type, TimeRange range, long first, long end, double peak) {}

  @Test
  void chunksOfHalfAndOfTwoSeconds_giveTheDefectsOfOneSecond() throws Exception {
    assertSameFor(Sample.copyTo(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d45-mixed-ts.ts", "d13-speaker-steps.mp4"})
  void chunksOfHalfAndOfTwoSeconds_giveTheDefectsOfOneSecond_ofClipsWithMany(String clip)
      throws Exception {
    assertSameFor(Corpus.folder().resolve("media").resolve(clip));
  }

  private static void assertSameFor(Path clip) throws Exception {
    List<Found> found = analyse(clip, 1_000_000);
    assertThat(found).isNotEmpty();
    assertThat(analyse(clip, 500_000)).isEqualTo(found);
    assertThat(analyse(clip, 2_000_000)).isEqualTo(found);
  }

  private static List<Found> analyse(Path clip, long chunkMicros) throws Exception {
    return CorpusAnalysis.of(clip, settings -> settings.withChunkMicros(chunkMicros))
        .timeline()
        .defects()
        .stream()
        .map(d -> new Found(d.type(), d.range(), d.firstFrame(), d.endFrame(), d.peak()))
        .toList();
  }
}
