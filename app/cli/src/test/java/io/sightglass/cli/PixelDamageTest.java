package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.TestClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage that only the pixels show: the damaged clips of the corpus as a decoder leaves them, coded
 * anew (OpenH264, 4 Mbit/s), so that the stream itself is clean; and clean clips that were easy to
 * mistake for damaged ones, coded anew likewise.
 */
class PixelDamageTest {

  private static final String TYPE = "block-corruption";

  /**
   * Cuts, a static camera, film, flags of interlacing, and a stream so coarse that it shows its own
   * blocks.
   */
  private static final Set<String> CLEAN =
      Set.of(
          "c01-street-full.mp4",
          "c05-car.ts",
          "c07-charlie.mp4",
          "c12-interlaced.ts",
          "c17-film-lowrate.mp4");

  private static final Score SCORE = new Score();

  @TempDir private static Path folder;

  @BeforeAll
  static void codeAnewAndAnalyse() throws Exception {
    for (Path clip : Corpus.clips()) {
      Truth truth = Truth.read(Corpus.truth(clip));
      boolean damaged = truth.events().stream().anyMatch(event -> event.type().equals(TYPE));
      if (damaged || CLEAN.contains(clip.getFileName().toString())) {
        Path anew = anew(clip);
        SCORE.add(
            truth,
            CorpusAnalysis.detections(anew, settings -> settings.withDetectors(Set.of(TYPE))));
        Files.delete(anew);
      }
    }
  }

  private static Path anew(Path clip) {
    return TestClips.run(
        folder.resolve("anew.mp4"),
        List.of(
            "-loglevel",
            "fatal",
            "-i",
            clip.toString(),
            "-map",
            "0:v:0",
            "-fps_mode",
            "passthrough",
            "-c:v",
            "libopenh264",
            "-b:v",
            "4M"));
  }

  @Test
  void damage_inThePixelsAlone_isFoundWhereBlocksAreDisplaced() {
    assertThat(SCORE.rows(TYPE)).hasSize(24);
    assertThat(SCORE.f1(TYPE)).as("missed %s", SCORE.missed(TYPE)).isGreaterThanOrEqualTo(0.68);
    assertThat(SCORE.medianError(TYPE)).isLessThanOrEqualTo(3);
  }

  @Test
  void damage_thatIsNotThere_isNotFound() {
    assertThat(SCORE.falseAlarms(TYPE)).isEmpty();
  }
}
