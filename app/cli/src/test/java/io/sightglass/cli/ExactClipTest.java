package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.ffmpeg.ReencodeCutter;
import io.sightglass.core.time.TimeRange;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip that is coded anew, held against the recording picture by picture. */
class ExactClipTest {

  @TempDir Path folder;

  private static List<byte[]> pictures(Path file, int from, int count) throws Exception {
    List<byte[]> pictures = new ArrayList<>();
    try (ExactFrames frames =
        new ExactFrames(new FfmpegOpener(), MediaRequest.of(file.toString()))) {
      for (int i = from; i < from + count; i++) {
        try (VideoFrame frame = frames.frame(i)) {
          if (frame == null) {
            break;
          }
          pictures.add(luma(frame));
        }
      }
    }
    return pictures;
  }

  private static byte[] luma(VideoFrame frame) {
    byte[] samples = new byte[frame.width() * frame.height()];
    MemorySegment plane = frame.plane(0);
    for (int y = 0; y < frame.height(); y++) {
      MemorySegment.copy(
          plane,
          ValueLayout.JAVA_BYTE,
          (long) y * frame.stride(0),
          samples,
          y * frame.width(),
          frame.width());
    }
    return samples;
  }

  private static double difference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return (double) sum / a.length;
  }

  @Test
  void clip_hasTheRangesPictures_firstToLast_thoughItBeginsAtNoKeyPicture() throws Exception {
    Path sample = Sample.copyTo(folder);
    int first = 47;
    int count = 31;
    Path clip =
        new ReencodeCutter()
            .cut(
                MediaRequest.of(sample.toString()),
                TimeRange.ofSeconds(first / 25.0, (first + count) / 25.0),
                folder.resolve("clip"));

    List<byte[]> original = pictures(sample, first - 1, count + 2);
    List<byte[]> cut = pictures(clip, 0, count + 5);
    assertThat(cut).hasSize(count);
    for (int i = 0; i < count; i++) {
      double own = difference(cut.get(i), original.get(i + 1));
      assertThat(own)
          .as("picture " + i)
          .isLessThan(difference(cut.get(i), original.get(i)))
          .isLessThan(difference(cut.get(i), original.get(i + 2)));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }
}
