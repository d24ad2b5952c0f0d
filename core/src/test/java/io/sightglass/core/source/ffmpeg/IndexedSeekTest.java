package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.TestClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The index is that of a decode from the start, and every picture is got to by it. */
class IndexedSeekTest {

  private static final int SEEKS = 200;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "a.mp4, 25, -c:v libopenh264 -g 50 -c:a aac",
    "b.mp4, 30000/1001, -c:v mpeg4 -bf 2 -g 30 -c:a aac",
    "c.mp4, 25, -c:v libopenh264 -g 40 -c:a aac -movflags +frag_keyframe+empty_moov",
    "d.mkv, 30000/1001, -c:v libopenh264 -g 50 -c:a aac",
    "e.mkv, 25, -c:v mpeg4 -bf 3 -g 25 -c:a ac3",
    "f.webm, 25, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 40 -c:a libopus",
    "g.webm, 25, -c:v libvpx -auto-alt-ref 1 -lag-in-frames 8 -g 40 -cpu-used 5 -an",
    "h.mkv, 25, -c:v libsvtav1 -preset 12 -g 40 -an",
    "i.mkv, 25, -c:v ffv1 -pix_fmt yuv422p10le -c:a flac",
    "j.ts, 25, -c:v libopenh264 -g 50 -c:a aac",
    "k.ts, 25, -c:v mpeg2video -bf 2 -g 15 -c:a mp2",
    "l.m2ts, 60000/1001, -c:v libopenh264 -g 90 -mpegts_m2ts_mode 1 -c:a ac3",
    "m.ts, 25, -c:v mpeg2video -bf 2 -g 12 -c:a eac3 -output_ts_offset 95442",
    "n.mxf, 25, -c:v mpeg2video -bf 2 -g 15 -c:a pcm_s16le",
    "o.mxf, 25, -c:v mpeg2video -intra_vlc 1 -g 1 -c:a pcm_s24le",
    "p.mov, 24000/1001, -c:v prores_ks -c:a pcm_s24le",
    "q.mov, 50, -c:v mjpeg -pix_fmt yuvj444p -c:a pcm_s16le",
    "r.avi, 25, -c:v mpeg4 -g 40 -c:a mp2",
    "s.avi, 25, -c:v mpeg4 -bf 2 -g 20 -c:a ac3",
    "t.avi, 25, -c:v mjpeg -c:a pcm_s16le",
    "u.mp4, 25, -c:v mpeg2video -bf 2 -g 12 -flags +ildct+ilme -c:a mp2",
    "v.m2v, 25, -c:v mpeg2video -bf 2 -g 12 -an",
    "w.h264, 25, -c:v libopenh264 -g 30 -an",
  })
  void clip_isIndexedAndSoughtExactly(String name, String rate, String codec) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-vf", "scale=128:96"));
    arguments.addAll(Arrays.asList(codec.split(" ")));
    check(TestClips.make(folder, name, rate, 5, arguments.toArray(String[]::new)));
  }

  @ParameterizedTest(name = "cut at {1} s into {0}")
  @CsvSource({"cut.mp4, 1.33", "cut.ts, 1.33", "cut.mkv, 1.33", "cut.mov, 0.9"})
  void copiedFromTheMiddleOfAGroup(String name, String from) throws Exception {
    Path whole =
        TestClips.make(
            folder,
            "whole.mov",
            "25",
            5,
            "-vf",
            "scale=128:96",
            "-c:v",
            "mpeg2video",
            "-bf",
            "2",
            "-g",
            "25",
            "-c:a",
            "aac");
    check(
        TestClips.run(
            folder.resolve(name), List.of("-ss", from, "-i", whole.toString(), "-c", "copy")));
  }

  @Test
  void transportStreamThatBeginsInTheMiddleOfAGroup() throws Exception {
    Path whole =
        TestClips.make(
            folder, "whole.ts", "25", 4, "-c:v", "libopenh264", "-g", "40", "-c:a", "mp2");
    byte[] bytes = Files.readAllBytes(whole);
    int packet = 188;
    Path cut = folder.resolve("cut.ts");
    Files.write(cut, Arrays.copyOfRange(bytes, bytes.length / packet / 6 * packet, bytes.length));
    check(cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vfr.mkv", "vfr.mp4", "vfr.ts"})
  void variableRate(String name) throws Exception {
    check(
        TestClips.make(
            folder,
            name,
            "25",
            9,
            "-vf",
            "scale=128:96,select=gt(random(5)\\,0.4)",
            "-fps_mode",
            "vfr",
            "-c:v",
            "mpeg4",
            "-bf",
            "2",
            "-g",
            "20",
            "-an"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c13-dark.mp4", // HEVC in MP4
        "d46-mixed-mkv.mkv", // HEVC
        "c24-sport-50p.mp4", // H.264 with B pyramids
        "c23-interlaced-ntsc.ts", // H.264 interlaced
        "c12-interlaced.ts", // MPEG-2 interlaced
        "c16-sport-av1.mkv",
        "c09-film-letterboxed.webm",
        "c14-street-hls/index.m3u8",
        "c19-clock-wrap.ts",
        "d41-film-ptsgap.ts",
        "d42-roof-ptsgap.mp4",
        "d43-street-ptsback.ts",
      })
  void corpusClip(String name) throws Exception {
    check(Corpus.folder().resolve("media").resolve(name));
  }

  // Behind damage each seek is a decode from the start: fewer of them show the same.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d07-park-burst.ts", // fewer pictures than packets
        "d08-bbb-mpeg2.ts",
        "d09-sport-file.mp4", // the container does not say so
        "d10-street-hevc.ts",
        "d11-toys-slices.ts",
      })
  void damagedCorpusClip(String name) throws Exception {
    check(Corpus.folder().resolve("media").resolve(name), 15);
  }

  private void check(Path clip) throws Exception {
    check(clip, SEEKS);
  }

  private void check(Path clip, int seeks) throws Exception {
    new SeekTrial(folder.resolve("cache")).hold(MediaRequest.of(clip.toString()), seeks);
  }
}
