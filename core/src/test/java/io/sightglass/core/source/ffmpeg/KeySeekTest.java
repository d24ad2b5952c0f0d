package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySeekTest {

  @TempDir Path folder;

  private record Seen(Units.Picture picture, boolean key) {}

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "a.mp4, 25, -c:v libopenh264 -g 50 -c:a aac",
    "b.mp4, 30000/1001, -c:v mpeg4 -bf 2 -g 30 -c:a aac",
    "c.mkv, 30000/1001, -c:v libopenh264 -g 50 -c:a aac",
    "d.ts, 25, -c:v libopenh264 -g 50 -c:a aac",
    "e.ts, 25, -c:v mpeg2video -bf 2 -g 15 -c:a mp2",
    "f.ts, 60000/1001, -c:v libopenh264 -g 300 -an",
    "g.mov, 24000/1001, -c:v mjpeg -c:a pcm_s16le",
    "h.avi, 25, -c:v mpeg4 -g 40 -c:a mp2",
  })
  void seek_goesOnAtTheLastKeyPictureBefore(String name, String rate, String codec)
      throws Exception {
    Path clip = TestClips.make(folder, name, rate, 8, codec.split(" "));
    Random random = new Random(3);
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      List<Seen> all = pictures(source, Integer.MAX_VALUE);
      for (int i = 0; i < 30; i++) {
        int target = i == 0 ? 0 : i == 1 ? all.size() - 1 : random.nextInt(all.size());
        int key = target;
        while (!all.get(key).key) {
          key--;
        }
        source.seek(new MediaTime(all.get(target).picture.micros()));
        int count = Math.min(20, all.size() - key);
        assertThat(pictures(source, count))
            .as("seek to picture %d", target)
            .isEqualTo(all.subList(key, key + count));
      }
    }
  }

  private static List<Seen> pictures(MediaSource source, int count) throws Exception {
    List<Seen> seen = new ArrayList<>();
    while (seen.size() < count) {
      @Nullable MediaUnit unit = source.read();
      if (unit == null) {
        return seen;
      }
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        try (frame) {
          seen.add(
              new Seen(
                  new Units.Picture(frame.number(), frame.time().micros(), Units.hash(frame)),
                  frame.keyFrame()));
        }
      }
    }
    return seen;
  }
}
