package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.TestClips;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FrameCommandTest {

  @TempDir Path folder;

  @Test
  void hash_isThatOfFramemd5_inTheOrderAskedFor() throws Exception {
    Path clip =
        TestClips.make(folder, "a.ts", "25", 2, "-c:v", "mpeg2video", "-bf", "2", "-g", "12");
    Path expected =
        TestClips.run(
            folder.resolve("expected.framemd5"),
            List.of("-i", clip.toString(), "-map", "0:v", "-f", "framemd5"));
    List<String> lines =
        Files.readAllLines(expected).stream().filter(line -> !line.startsWith("#")).toList();
    CommandRun run = CommandRun.of("frame", clip, 40, 3, 0, 49, "--hash");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(line(40, lines), line(3, lines), line(0, lines), line(49, lines));
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  private static String line(int number, List<String> lines) {
    String line = lines.get(number);
    return number + " " + line.substring(line.lastIndexOf(',') + 1).strip();
  }

  @Test
  void png_hasTheColoursThatWereEncoded_andTheTurn() throws Exception {
    // Left half red-brown, right half blue, in BT.709 limited range of 10 bits.
    Path clip =
        TestClips.run(
            folder.resolve("colour.mov"),
            List.of(
                "-f",
                "lavfi",
                "-i",
                "color=0xC83C28:size=64x48:rate=25:duration=0.2,format=gbrp,"
                    + "drawbox=x=32:w=32:h=48:color=0x2040C0:t=fill",
                "-vf",
                "scale=out_color_matrix=bt709:out_range=tv,setparams=colorspace=bt709:range=tv",
                "-pix_fmt",
                "yuv444p10le",
                "-c:v",
                "prores_ks"));
    Path turned =
        TestClips.run(
            folder.resolve("turned.mov"),
            List.of("-display_rotation", "-90", "-i", clip.toString(), "-c", "copy"));
    CommandRun run = CommandRun.of("frame", clip, 2, "--png", folder.resolve("out"));
    assertThat(run.out().strip()).isEqualTo(folder.resolve("out/colour-000002.png").toString());
    BufferedImage plain = ImageIO.read(folder.resolve("out/colour-000002.png").toFile());
    assertThat(plain.getWidth()).isEqualTo(64);
    colour(plain, 10, 20, 200, 60, 40);
    colour(plain, 50, 20, 32, 64, 192);
    CommandRun.of("frame", turned, 0, "--png", folder.resolve("out"));
    BufferedImage upright = ImageIO.read(folder.resolve("out/turned-000000.png").toFile());
    assertThat(upright.getWidth()).isEqualTo(48);
    // A quarter clockwise: what was left is above.
    colour(upright, 20, 10, 200, 60, 40);
    colour(upright, 20, 50, 32, 64, 192);
  }

  private static void colour(BufferedImage image, int x, int y, int red, int green, int blue) {
    int rgb = image.getRGB(x, y);
    Offset<Integer> near = Offset.offset(2);
    assertThat(rgb >> 16 & 0xff).isCloseTo(red, near);
    assertThat(rgb >> 8 & 0xff).isCloseTo(green, near);
    assertThat(rgb & 0xff).isCloseTo(blue, near);
  }

  @Test
  void pictureBehindTheEnd_isSaid_andTheOthersAreThere() throws Exception {
    Path clip = TestClips.make(folder, "a.mp4", "25", 1, "-c:v", "mpeg4", "-an");
    CommandRun run = CommandRun.of("frame", clip, 24, 25, "--hash");
    assertThat(run.out()).matches("24 [0-9a-f]{32}\\R");
    assertThat(run.err()).contains("no picture 25", "ends before");
    assertThat(run.code()).isEqualTo(ExitCode.PARTIAL);
  }

  @Test
  void wrongUses_areSaid() throws Exception {
    Path tone =
        TestClips.run(folder.resolve("tone.wav"), List.of("-f", "lavfi", "-i", "sine=d=0.1"));
    CommandRun.of("frame", tone, 0, "--hash").failedWith(ExitCode.NOT_OPENED, "sound only");
    CommandRun.of("frame", tone, 0).failedWith(ExitCode.USAGE, "--hash", "--png");
    CommandRun.of("frame", tone, "-1", "--hash").failedWith(ExitCode.USAGE, "-1");
    CommandRun.of("frame", folder.resolve("no.mp4"), 0, "--hash")
        .failedWith(ExitCode.NOT_OPENED, "not found");
  }

  @Test
  void probe_tellsProgrammesTracksAndTimecode() throws Exception {
    Path clip =
        TestClips.run(
            folder.resolve("two.ts"),
            List.of(
                ("-f lavfi -i testsrc2=s=128x96:r=25:d=1 -f lavfi -i testsrc2=s=160x96:r=25:d=1"
                        + " -f lavfi -i sine=d=1 -f lavfi -i aevalsrc=0|0|0|0|0|0:c=5.1:d=1"
                        + " -map 0 -map 1 -map 2 -map 3 -c:v mpeg2video -gop_timecode 10:00:00:00"
                        + " -color_range tv -colorspace bt709 -c:a ac3"
                        + " -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu"
                        + " -program title=One:st=0:st=2 -program title=Two:st=1:st=3")
                    .split(" ")));
    CommandRun run = CommandRun.of("probe", clip);
    assertThat(run.out())
        .contains("programme  1 One", "tracks 0 1", "programme  2 Two", "tracks 2 3")
        .contains("mono, eng (analysed)", "5.1(side), deu", "bt709", "limited range")
        .contains("timecode   10:00:00:00", "captions   none found");
    JsonNode json = Sample.JSON.readTree(CommandRun.of("probe", clip, "--json").out());
    assertThat(json.at("/stream/programmes/1/name").asString()).isEqualTo("Two");
    assertThat(json.at("/stream/programmes/1/tracks/1").asInt()).isEqualTo(3);
    assertThat(json.at("/captionsInPicture").asBoolean()).isFalse();
  }
}
