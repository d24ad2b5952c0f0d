package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketSizeTest {

  @TempDir Path folder;

  private record Sized(char type, int bytes) {}

  private static List<Sized> pictures(Path clip) throws MediaException {
    List<Sized> out = new ArrayList<>();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      for (MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
          out.add(new Sized(frame.pictureType(), frame.codedBytes()));
          frame.close();
        }
      }
    }
    return out;
  }

  @Test
  void picturesOfOneSizeEach_haveThatSize() throws MediaException {
    Path clip =
        TestClips.make(
            folder, "raw.avi", "25", 0.4, "-an", "-c:v", "rawvideo", "-pix_fmt", "yuv420p");
    assertThat(pictures(clip)).hasSize(10).allMatch(p -> p.bytes() == 320 * 180 * 3 / 2);
  }

  @Test
  void picturesThatAreReordered_keepTheirOwnSizes() throws MediaException, IOException {
    Path clip =
        TestClips.make(
            folder,
            "b.m2v",
            "25",
            2,
            "-an",
            "-c:v",
            "mpeg2video",
            "-q:v",
            "3",
            "-bf",
            "2",
            "-g",
            "12");
    List<Sized> pictures = pictures(clip);
    assertThat(pictures).hasSize(50);
    // The stream is its pictures, and the end code of four bytes.
    assertThat(pictures.stream().mapToLong(Sized::bytes).sum())
        .isBetween(Files.size(clip) - 4, Files.size(clip));
    assertThat(least(pictures, 'I')).isGreaterThan(most(pictures, 'B'));
  }

  private static int least(List<Sized> pictures, char type) {
    return pictures.stream()
        .filter(p -> p.type() == type)
        .mapToInt(Sized::bytes)
        .min()
        .orElseThrow();
  }

  private static int most(List<Sized> pictures, char type) {
    return pictures.stream()
        .filter(p -> p.type() == type)
        .mapToInt(Sized::bytes)
        .max()
        .orElseThrow();
  }
}
