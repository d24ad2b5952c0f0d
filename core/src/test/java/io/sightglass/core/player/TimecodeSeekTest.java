package io.sightglass.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.Timecode;
import io.sightglass.core.time.TimecodeAxis;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimecodeSeekTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at {1} from {2}: {3}")
  @CsvSource({
    "a.mov, 25, 10:00:00:00, -c:v mpeg4 -bf 2 -g 20",
    "b.mov, 30000/1001, 00:59:58;10, -c:v mpeg4 -bf 2 -g 20",
    "c.mp4, 60000/1001, 00:00:58;30, -c:v libopenh264 -g 50",
    "d.mxf, 30000/1001, 01:08:58;00, -c:v mpeg2video -bf 2 -g 12",
    "e.mxf, 25, 09:59:58:20, -c:v mpeg2video -bf 2 -g 12",
    "f.mov, 24000/1001, 01:00:00:00, -c:v prores_ks",
  })
  void timecode_showsThePictureThatBearsIt(String name, String rate, String start, String codec)
      throws Exception {
    Path clip =
        TestClips.make(
            folder,
            name,
            rate,
            4,
            ("-vf scale=128:96 -an -timecode " + start + " " + codec).split(" "));
    List<ExactSeekTest.Picture> expected = ExactSeekTest.decode(clip);
    Random random = new Random(5);
    try (Bench bench = new Bench(FakeSink.Kind.ABSENT).open(clip)) {
      StreamInfo stream = bench.state().stream().orElseThrow();
      assertThat(stream.startTimecode()).contains(start);
      TimecodeAxis timecodes = stream.timecodes();
      long first = Timecode.parse(start).toFrame(stream.frameRate());
      for (int i = 0; i < 30; i++) {
        int frame = random.nextInt(expected.size());
        Timecode label = Timecode.ofFrame(first + frame, stream.frameRate(), start.contains(";"));
        bench.execute(new Command.SeekTimecode(label));
        assertThat(bench.last().hash()).as("%s", label).isEqualTo(expected.get(frame).hash());
        assertThat(bench.state().frame()).isEqualTo(frame);
        assertThat(timecodes.at(bench.state().time())).isEqualTo(label);
      }
    }
  }

  @Test
  void groupHeaderOfMpeg2_givesTheStart() throws Exception {
    Path clip =
        TestClips.make(
            folder, "gop.ts", "25", 1, "-c:v", "mpeg2video", "-gop_timecode", "10:11:12:13", "-an");
    assertThat(startOf(clip)).isEqualTo("10:11:12:13");
  }

  @Test
  void timeCodeMessageOfHevc_givesTheStart() throws Exception {
    Path source = Corpus.folder().resolve("media").resolve("d31-park-blur.mp4");
    Path raw =
        TestClips.run(
            folder.resolve("raw.hevc"),
            List.of("-t", "1", "-i", source.toString(), "-an", "-c:v", "copy", "-f", "hevc"));
    byte[] stream = Files.readAllBytes(raw);
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    int at = firstPicture(stream);
    marked.write(stream, 0, at);
    marked.write(timeCodeMessage(1, 2, 3, 4));
    marked.write(stream, at, stream.length - at);
    Path with = Files.write(folder.resolve("with.hevc"), marked.toByteArray());
    assertThat(startOf(with)).isEqualTo("01:02:03;04");
  }

  // The start code of the first NAL unit of a picture: types 0 to 31 (H.265, table 7-1).
  private static int firstPicture(byte[] stream) {
    for (int i = 0; i + 4 < stream.length; i++) {
      boolean startCode = stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1;
      if (startCode && ((stream[i + 3] >> 1) & 0x3f) < 32) {
        return i;
      }
    }
    throw new IllegalStateException("no picture");
  }

  // H.265, D.2.27: a prefix SEI message of type 136 with one drop-frame time stamp.
  private static byte[] timeCodeMessage(int hours, int minutes, int seconds, int frames) {
    StringBuilder bits = new StringBuilder("01" + "1" + "0" + "00100" + "1" + "0" + "1");
    append(bits, frames, 9);
    append(bits, seconds, 6);
    append(bits, minutes, 6);
    append(bits, hours, 5);
    append(bits, 0, 5);
    bits.append('1');
    while (bits.length() % 8 != 0) {
      bits.append('0');
    }
    int length = bits.length() / 8;
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.writeBytes(new byte[] {0, 0, 1, 39 << 1, 1, (byte) 136, (byte) length});
    byte[] payload = new BigInteger("1" + bits, 2).toByteArray();
    unit.write(payload, payload.length - length, length);
    unit.write(0x80);
    return unit.toByteArray();
  }

  private static void append(StringBuilder bits, int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits.append(value >> i & 1);
    }
  }

  private static String startOf(Path clip) throws Exception {
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      return source.info().startTimecode().orElse("none");
    }
  }
}
