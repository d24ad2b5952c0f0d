package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import io.sightglass.core.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource({
    "a.mp4, mov, h264, aac, -c:v libopenh264 -c:a aac, yuv420p",
    "b.mov, mov, prores, pcm_s16le, -c:v prores_ks -c:a pcm_s16le, yuv422p10le",
    "c.mov, mov, mjpeg, pcm_s24le, -c:v mjpeg -pix_fmt yuvj422p -c:a pcm_s24le, yuvj422p",
    "d.mkv, matroska, mpeg4, flac, -c:v mpeg4 -bf 2 -c:a flac, yuv420p",
    "e.mkv, matroska, ffv1, pcm_f32le, -c:v ffv1 -pix_fmt yuv444p12le -c:a pcm_f32le, yuv444p12le",
    "f.mkv, matroska, rawvideo, opus, -c:v rawvideo -pix_fmt yuyv422 -c:a opus -strict -2, yuv422p",
    "g.ts, mpegts, mpeg2video, mp2, -c:v mpeg2video -bf 2 -c:a mp2, yuv420p",
    "h.ts, mpegts, h264, ac3, -c:v libopenh264 -c:a ac3, yuv420p",
    "i.avi, avi, mpeg4, ac3, -c:v mpeg4 -c:a ac3, yuv420p",
    "j.mxf, mxf, mpeg2video, pcm_s16le, -c:v mpeg2video -c:a pcm_s16le, yuv420p",
    "k.mkv, matroska, png, aac, -c:v png -pix_fmt rgb24 -c:a aac, gbrp",
    "l.mov, mov, qtrle, pcm_s16be, -c:v qtrle -pix_fmt rgb24 -c:a pcm_s16be, gbrp",
    "m.mkv, matroska, ffv1, aac, -c:v ffv1 -pix_fmt gray -c:a aac, gray",
    "n.mp4, mov, h264, aac, -c:v libopenh264 -c:a aac -movflags +frag_keyframe+delay_moov, yuv420p",
  })
  void clip_isDescribedAndDecodedWhole(
      String name, String container, String video, String audio, String codec, String format)
      throws Exception {
    Path clip = TestClips.make(folder, name, "25", 2, codec.split(" "));
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      StreamInfo info = source.info();
      assertThat(info.container()).isEqualTo(container);
      assertThat(info.selectedVideo().orElseThrow().codec()).isEqualTo(video);
      assertThat(info.selectedVideo().orElseThrow().format().name()).isEqualTo(format);
      assertThat(info.selectedVideo().orElseThrow().width()).isEqualTo(320);
      assertThat(info.selectedVideo().orElseThrow().height()).isEqualTo(180);
      assertThat(info.selectedAudio().orElseThrow().codec()).isEqualTo(audio);
      assertThat(info.frameRate()).isEqualTo(new FrameRate(25, 1));
      assertThat(info.live()).isFalse();

      Units units = Units.rest(source);
      assertThat(units.failure()).isEmpty();
      assertThat(units.events()).isEmpty();
      assertThat(units.pictures()).extracting(Units.Picture::number).hasSize(50).isSorted();
      assertThat(units.times().getFirst()).isZero();
      assertThat(units.times().getLast()).isBetween(1_959_000L, 1_961_000L);
      // Frames of up to 1152 samples, and what the encoder put before and after.
      assertThat(units.samples()).isBetween(96_000L, 96_000L + 4 * 1152);
    }
  }

  @Test
  void wav_hasSoundAndNoPicture() throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("tone.wav"),
            List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=1.5"));
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      assertThat(source.info().container()).isEqualTo("wav");
      assertThat(source.info().selectedVideo()).isEmpty();
      assertThat(source.info().selectedAudio().orElseThrow().sampleRate()).isEqualTo(44_100);
      Units units = Units.rest(source);
      assertThat(units.pictures()).isEmpty();
      assertThat(units.samples()).isEqualTo(66_150);
      assertThat(units.sound().getFirst().time().micros()).isZero();
      assertThat(units.sound().getLast().end().micros()).isBetween(1_499_900L, 1_500_100L);
      assertThat(units.failure()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void sine_decodesToItsSamples() throws Exception {
    // FFmpeg's sine has an amplitude of one eighth.
    Path clip =
        TestClips.run(
            folder.resolve("tone.wav"),
            List.of("-f", "lavfi", "-i", "sine=frequency=1000:sample_rate=48000:duration=0.1"));
    float[] samples = Units.of(clip).sound().getFirst().channel(0);
    for (int i = 0; i < samples.length; i++) {
      assertThat((double) samples[i])
          .isCloseTo(
              Math.sin(2 * Math.PI * 1000 * i / 48_000) / 8,
              org.assertj.core.api.Assertions.within(2.0 / 32_768));
    }
  }

  @Test
  void surround_keepsItsChannelsApart() throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("surround.wav"),
            List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=0.1|0.2|0.3|0.4|0.5|0.6:c=5.1:s=48000:d=0.2",
                "-c:a",
                "pcm_f32le"));
    AudioBlock block = Units.of(clip).sound().getFirst();
    assertThat(block.track().channels()).containsExactly("FL", "FR", "FC", "LFE", "BL", "BR");
    for (int c = 0; c < 6; c++) {
      assertThat(block.channel(c)[100]).isEqualTo((c + 1) / 10f);
    }
  }

  @Test
  void pictureOnly_hasNoSound() throws Exception {
    Path clip = TestClips.make(folder, "mute.mp4", "25", 1, "-c:v", "libopenh264", "-an");
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      assertThat(source.info().selectedAudio()).isEmpty();
      assertThat(Units.rest(source).pictures()).hasSize(25);
    }
  }

  @Test
  void coverPicture_isNoProgramme() throws Exception {
    Path clip =
        TestClips.make(
            folder,
            "song.m4a",
            "1",
            1,
            "-c:v",
            "mjpeg",
            "-pix_fmt",
            "yuvj420p",
            "-c:a",
            "aac",
            "-disposition:v:0",
            "attached_pic");
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      assertThat(source.info().selectedVideo()).isEmpty();
      assertThat(Units.rest(source).samples()).isGreaterThanOrEqualTo(48_000);
    }
  }

  @Test
  void nameWithColonAndBlanks_isAFile() throws Exception {
    Path clip = TestClips.make(folder, "plain.mp4", "25", 0.2, "-c:v", "libopenh264", "-an");
    Path odd = java.nio.file.Files.move(clip, folder.resolve("take 2: ends%20 é.mp4"));
    assertThat(Units.of(odd).pictures()).hasSize(5);
    assertThat(Units.of(odd.toUri().toString()).pictures()).hasSize(5);
  }

  @Test
  void variableRate_keepsEachPicturesTime() throws Exception {
    // Pictures 0, 1, 4, 9, 16 ... of 25 a second stay.
    Path clip =
        TestClips.make(
            folder,
            "vfr.mkv",
            "25",
            3,
            "-vf",
            "select=eq(n\\,floor(sqrt(n)+0.5)*floor(sqrt(n)+0.5))",
            "-fps_mode",
            "vfr",
            "-c:v",
            "libopenh264",
            "-an");
    Units units = Units.of(clip);
    assertThat(units.times())
        .containsExactly(
            0L,
            40_000L,
            160_000L,
            360_000L,
            640_000L,
            1_000_000L,
            1_440_000L,
            1_960_000L,
            2_560_000L);
    assertThat(units.pictures())
        .extracting(Units.Picture::number)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }
}
