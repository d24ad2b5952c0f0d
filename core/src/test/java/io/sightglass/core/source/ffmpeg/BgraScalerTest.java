package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgraScalerTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} {2} {3}, said to be {4}")
  @CsvSource({
    "1920x1080, yuv420p, bt709, tv, bt709",
    "1920x1080, yuv422p10le, bt709, tv, bt709",
    "720x576, yuv420p, bt470bg, tv, bt470bg",
    "720x480, yuv420p, smpte170m, tv, smpte170m",
    "1280x720, yuv420p, bt709, tv, unknown",
    "720x576, yuv420p, bt470bg, tv, unknown",
    "1920x1080, yuv444p, bt709, pc, bt709",
    "3840x2160, yuv420p10le, bt2020nc, tv, bt2020nc",
    "1920x1080, gbrp, rgb, pc, gbr",
  })
  void colour_isTheOneThatWasEncoded(
      String size, String format, String matrix, String range, String said) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "color=0xC83C28:size=" + size + ":rate=25:duration=0.04,format=gbrp"));
    if (!matrix.equals("rgb")) {
      arguments.addAll(
          List.of(
              "-vf",
              "scale=out_color_matrix=%s:out_range=%s,setparams=colorspace=%s"
                  .formatted(matrix, range, said)));
    }
    arguments.addAll(List.of("-pix_fmt", format, "-c:v", "ffv1"));
    Path clip = TestClips.run(folder.resolve("colour.mkv"), arguments);

    for (int[] target : new int[][] {{1920, 1080}, {960, 540}, {322, 182}}) {
      byte[] pixel = centre(clip, said, target[0], target[1]);
      Offset<Integer> near = Offset.offset(2);
      assertThat(pixel[2] & 0xff).as("red of %d", target[0]).isCloseTo(200, near);
      assertThat(pixel[1] & 0xff).as("green of %d", target[0]).isCloseTo(60, near);
      assertThat(pixel[0] & 0xff).as("blue of %d", target[0]).isCloseTo(40, near);
      assertThat(pixel[3] & 0xff).as("alpha of %d", target[0]).isEqualTo(255);
    }
  }

  @Test
  void oddTarget_isRefused() throws Exception {
    Path clip = TestClips.make(folder, "clip.mp4", "25", 0.2, "-c:v", "mpeg4", "-an");
    assertThatThrownBy(() -> centre(clip, "unknown", 321, 180))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] centre(Path clip, String said, int width, int height) throws Exception {
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()));
        BgraScaler scaler = new BgraScaler();
        Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(4L * width * height, 64);
      MediaUnit unit = source.read();
      while (!(unit instanceof MediaUnit.Picture(VideoFrame frame))) {
        unit = source.read();
      }
      try (frame) {
        assertThat(frame.colour().matrix()).isEqualTo(said);
        scaler.toBgra(frame, target, width, height, 4 * width);
      }
      long middle = 4L * (height / 2 * width + width / 2);
      return target.asSlice(middle, 4).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
