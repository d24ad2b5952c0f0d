package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.TestClips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceGapsTest {

  @TempDir private Path folder;

  /** The packets before which pictures are missing, of those that are left; from 0. */
  private static List<Integer> gaps(Path clip, Set<Integer> lost) {
    AVFormatContext context = new AVFormatContext(null);
    AVPacket packet = av_packet_alloc();
    assertThat(avformat_open_input(context, clip.toString(), null, (AVDictionary) null)).isZero();
    try {
      assertThat(avformat_find_stream_info(context, (AVDictionary) null)).isNotNegative();
      ReferenceGaps gaps = ReferenceGaps.of(context.streams(0).codecpar());
      List<Integer> found = new ArrayList<>();
      int number = 0;
      while (av_read_frame(context, packet) >= 0) {
        if (packet.stream_index() == 0) {
          if (!lost.contains(number) && gaps.before(packet)) {
            found.add(number);
          }
          number++;
        }
        av_packet_unref(packet);
      }
      return found;
    } finally {
      av_packet_free(packet);
      avformat_close_input(context);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a.ts", "a.mkv"})
  void pictureAfterLostOnes_isFound(String name) {
    // 25 pictures to a key picture, each refers to the one before.
    Path clip = TestClips.make(folder, name, "25", 4, "-c:v", "libopenh264", "-g", "25");
    assertThat(gaps(clip, Set.of())).isEmpty();
    assertThat(gaps(clip, Set.of(10))).containsExactly(11);
    assertThat(gaps(clip, Set.of(30, 31, 32, 60))).containsExactly(33, 61);
    assertThat(gaps(clip, Set.of(49))).as("before a key picture").isEmpty();
  }

  /** With pictures that refer both ways, and that nothing refers to. */
  @Test
  void whatOthersMade_hasNoGaps() {
    for (String name : List.of("c01-street-full.mp4", "c02-film.ts", "c23-interlaced-ntsc.ts")) {
      assertThat(gaps(Corpus.folder().resolve("media").resolve(name), Set.of())).as(name).isEmpty();
    }
  }
}
