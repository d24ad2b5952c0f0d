package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.PictureHash;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureHashTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a.mp4, -c:v libopenh264",
    "b.ts, -c:v mpeg2video -bf 2",
    "c.mov, -c:v prores_ks",
    "d.mkv, -c:v ffv1 -pix_fmt yuv444p12le",
    "e.mkv, -c:v ffv1 -pix_fmt gray",
    "f.mkv, -c:v ffv1 -pix_fmt gbrp10le",
    "g.mkv, -c:v ffv1 -pix_fmt yuva420p",
    "h.mkv, -c:v mjpeg -pix_fmt yuvj420p -vf crop=317:179",
  })
  void md5_isThatOfFramemd5(String name, String codec) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(codec.split(" ")));
    arguments.add("-an");
    Path clip = TestClips.make(folder, name, "25", 1, arguments.toArray(String[]::new));
    Path expected =
        TestClips.run(
            folder.resolve("expected.framemd5"),
            List.of("-i", clip.toString(), "-fps_mode", "passthrough", "-f", "framemd5"));
    assertThat(hashes(clip)).hasSize(25).isEqualTo(hashesOf(Files.readAllLines(expected)));
  }

  private static List<String> hashesOf(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
        .toList();
  }

  private static List<String> hashes(Path clip) throws Exception {
    List<String> hashes = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      for (@Nullable MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          try (frame) {
            hashes.add(PictureHash.md5(frame));
          }
        }
      }
    }
    return hashes;
  }
}
