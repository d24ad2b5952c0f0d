package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.Units;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CorpusDecodeTest {

  // The truth's count is of an older libavcodec, which held two pictures back where the stream is
  // damaged; this one delivers them, flagged.
  private static final Map<String, Integer> OTHER_COUNTS = Map.of("d07-park-burst.ts", 725);

  @Test
  void everyClip_yieldsAsManyPicturesAsTheTruthSays() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (Path clip : Corpus.clips()) {
      int truth = JsonMapper.shared().readTree(Corpus.truth(clip)).get("frames").asInt();
      int expected = OTHER_COUNTS.getOrDefault(clip.getFileName().toString(), truth);
      Units units = Units.of(MediaRequest.of(clip.toString()).withDecoderThreads(2));
      softly.assertThat(units.pictures()).as("%s", clip).hasSize(expected);
      softly.assertThat(units.failure()).as("%s", clip).isEmpty();
      softly.assertThat(units.times()).as("%s", clip).isSorted();
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d06-street-tsloss.ts",
        "d07-park-burst.ts",
        "d08-bbb-mpeg2.ts",
        "d10-street-hevc.ts",
        "d11-toys-slices.ts"
      })
  void damagedClip_yieldsTheSamePicturesEachTime(String name) throws Exception {
    Path clip = Corpus.folder().resolve("media").resolve(name);
    Units first = Units.of(clip);
    assertThat(first.pictures()).isNotEmpty().isEqualTo(Units.of(clip).pictures());
    // While readers hold on to pictures, so that buffers come back in another order.
    assertThat(HeldPictures.read(clip, 40)).isEqualTo(first.pictures());
    assertThat(first.events()).isNotEmpty();
  }
}
