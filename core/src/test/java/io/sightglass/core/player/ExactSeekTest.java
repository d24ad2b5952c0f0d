package io.sightglass.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactSeekTest {

  record Picture(long micros, long hash) {}

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "a.mp4, 25, -c:v libopenh264 -g 50 -c:a aac",
    "b.mp4, 30000/1001, -c:v mpeg4 -bf 2 -g 30 -c:a aac",
    "c.mkv, 30000/1001, -c:v libopenh264 -g 50 -c:a aac",
    "d.ts, 25, -c:v libopenh264 -g 50 -c:a aac",
    "e.ts, 25, -c:v mpeg2video -bf 2 -g 15 -c:a mp2",
    "f.ts, 60000/1001, -c:v libopenh264 -g 120 -an",
    "g.mov, 24000/1001, -c:v mjpeg -c:a pcm_s16le",
  })
  void seek_showsTheSamePictureAsStraightDecoding(String name, String rate, String codec)
      throws Exception {
    Path file = TestClips.make(folder, name, rate, 8, codec.split(" "));
    List<Picture> expected = decode(file);
    Random random = new Random(7);
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(file)) {
      for (int i = 0; i < 40; i++) {
        int frame = i == 0 ? expected.size() - 1 : random.nextInt(expected.size());
        Picture picture = expected.get(frame);
        boolean byNumber = i % 2 == 0;
        bench.execute(
            byNumber
                ? new Command.SeekFrame(frame)
                : new Command.Seek(MediaTime.ofMicros(picture.micros + random.nextInt(12_000))));
        assertThat(bench.last().hash()).as("picture %d", frame).isEqualTo(picture.hash);
        assertThat(bench.state().time().micros()).isEqualTo(picture.micros);
        assertThat(bench.state().frame()).isEqualTo(frame);
      }
    }
  }

  static List<Picture> decode(Path file) throws Exception {
    List<Picture> pictures = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(file.toString()))) {
      for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          try (frame) {
            pictures.add(new Picture(frame.time().micros(), Bench.hash(frame)));
          }
        }
      }
    }
    return pictures;
  }
}
