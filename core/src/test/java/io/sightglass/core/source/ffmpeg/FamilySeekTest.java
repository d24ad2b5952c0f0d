package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Families of coding, format and container beside those of {@link IndexedSeekTest}: each is told
 * for what it is, and sought in exactly. The bundled program has no encoder for some; their clips
 * lie with the tests, and their {@code README} says how they were made.
 */
class FamilySeekTest {

  private static final int SEEKS = 200;

  @TempDir Path folder;

  private SeekTrial trial() {
    return new SeekTrial(folder.resolve("cache"));
  }

  private static VideoTrack video(MediaRequest request) throws Exception {
    try (MediaSource source = new FfmpegOpener().open(request)) {
      return source.info().selectedVideo().orElseThrow();
    }
  }

  private void check(Path clip, String codec, String format) throws Exception {
    MediaRequest request = MediaRequest.of(clip.toString());
    VideoTrack track = video(request);
    assertThat(track.codec()).isEqualTo(codec);
    assertThat(track.format().name()).isEqualTo(format);
    trial().hold(request, SEEKS);
  }

  @ParameterizedTest
  @CsvSource({
    "h264-open-groups.mp4, h264, yuv420p",
    "h264-interlaced.ts, h264, yuv420p",
    "h264-intra-refresh.ts, h264, yuv420p",
    "h264-422-10bit.mov, h264, yuv422p10le",
    "h264-444.mkv, h264, yuv444p",
    "hevc-open-groups.mp4, hevc, yuv420p",
    "hevc-10bit.ts, hevc, yuv420p10le",
    "hevc-422-10bit.mkv, hevc, yuv422p10le",
    "hevc-444-12bit.mp4, hevc, yuv444p12le",
  })
  void keptClip(String name, String codec, String format) throws Exception {
    URL clip = FamilySeekTest.class.getResource("/io/sightglass/core/source/clips/" + name);
    assertThat(clip).isNotNull();
    check(Path.of(clip.toURI()), codec, format);
  }

  @ParameterizedTest
  @CsvSource({
    "a.mxf, mpeg2video, yuv422p, -c:v mpeg2video -pix_fmt yuv422p -bf 2 -g 12 -c:a pcm_s24le",
    "b.webm, vp9, yuv422p, -c:v libvpx-vp9 -pix_fmt yuv422p -cpu-used 8 -g 30 -c:a libopus",
    "c.mp4, av1, yuv420p10le, -c:v libsvtav1 -pix_fmt yuv420p10le -preset 12 -g 30 -c:a aac",
    "d.mov, prores, yuv444p12le, -c:v prores_ks -pix_fmt yuv444p10le -c:a pcm_s24le",
    "e.mkv, vp9, yuv444p, -c:v libvpx-vp9 -pix_fmt yuv444p -cpu-used 8 -g 30 -c:a eac3",
    "f.mp4, vp9, yuv420p, -c:v libvpx-vp9 -cpu-used 8 -g 30 -c:a libopus -movflags +frag_keyframe",
    "g.ts, mpeg2video, yuv420p, -c:v mpeg2video -bf 2 -g 12 -ac 6 -c:a ac3",
    "h.mov, mpeg2video, yuv420p, -c:v mpeg2video -bf 2 -g 12 -ac 8 -c:a pcm_s24le",
    "i.mkv, h264, yuv420p, -c:v libopenh264 -g 30 -ac 6 -c:a libopus",
  })
  void generatedClip(String name, String codec, String format, String coding) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-vf", "scale=128:96"));
    arguments.addAll(Arrays.asList(coding.split(" ")));
    check(TestClips.make(folder, name, "25", 4, arguments.toArray(String[]::new)), codec, format);
  }

  @Test
  void rotatedPictures_withPixelsThatAreNotSquare() throws Exception {
    Path upright =
        TestClips.make(
            folder,
            "upright.mp4",
            "25",
            4,
            "-vf",
            "scale=128:96,setsar=16/11",
            "-c:v",
            "mpeg4",
            "-bf",
            "2",
            "-g",
            "25",
            "-c:a",
            "aac");
    Path rotated =
        TestClips.run(
            folder.resolve("rotated.mp4"),
            List.of("-display_rotation", "90", "-i", upright.toString(), "-c", "copy"));
    VideoTrack track = video(MediaRequest.of(rotated.toString()));
    assertThat(track.rotation()).isEqualTo(270);
    assertThat(track.sarNumerator() + ":" + track.sarDenominator()).isEqualTo("16:11");
    trial().hold(MediaRequest.of(rotated.toString()), SEEKS);
  }

  @Test
  void pictureThatBeginsLaterThanItsSound() throws Exception {
    for (String name : List.of("later.mp4", "later.ts", "later.mkv", "later.mov")) {
      Path clip =
          TestClips.run(
              folder.resolve(name),
              List.of(
                  "-itsoffset",
                  "0.73",
                  "-f",
                  "lavfi",
                  "-i",
                  "testsrc2=size=128x96:rate=25:duration=4",
                  "-f",
                  "lavfi",
                  "-i",
                  "sine=frequency=440:sample_rate=48000:duration=4",
                  "-c:v",
                  "mpeg2video",
                  "-bf",
                  "2",
                  "-g",
                  "12",
                  "-c:a",
                  "aac"));
      trial().hold(MediaRequest.of(clip.toString()), SEEKS);
    }
  }

  @Test
  void eachOfSeveralProgrammes() throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("two.ts"),
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=128x96:rate=25:duration=4",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=160x96:rate=25:duration=4",
                "-map",
                "0",
                "-map",
                "1",
                "-c:v:0",
                "mpeg2video",
                "-bf:v:0",
                "2",
                "-g:v:0",
                "12",
                "-c:v:1",
                "libopenh264",
                "-g:v:1",
                "30",
                "-program",
                "title=one:st=0",
                "-program",
                "title=two:st=1"));
    StreamInfo info;
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      info = source.info();
    }
    assertThat(info.programmes()).extracting("name").containsExactly("one", "two");
    assertThat(info.videoTracks())
        .extracting(VideoTrack::codec)
        .containsExactly("mpeg2video", "h264");
    for (VideoTrack track : info.videoTracks()) {
      MediaRequest request =
          MediaRequest.of(clip.toString()).withVideoTrack(OptionalInt.of(track.index()));
      assertThat(video(request)).isEqualTo(track);
      trial().hold(request, SEEKS);
    }
  }
}
