package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.TestClips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged recordings of every container end in a report or in a sentence, whatever the damage: no
 * crash, no hang. {@code -Dsightglass.fuzz.cases} says how many; the profile {@code thorough} runs
 * 20,000.
 */
class FuzzTest {

  private static final Map<String, String> CLIPS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("a.mp4", "-c:v libopenh264 -g 10 -c:a aac"),
              Map.entry("b.mp4", "-c:v mpeg4 -bf 2 -c:a aac -movflags +frag_keyframe+empty_moov"),
              Map.entry("c.mov", "-c:v prores_ks -c:a pcm_s16le -timecode 01:00:00:00"),
              Map.entry("d.mkv", "-c:v mpeg4 -bf 2 -c:a ac3"),
              Map.entry(
                  "e.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 10 -c:a libopus"),
              Map.entry("f.ts", "-c:v mpeg2video -bf 2 -g 8 -c:a mp2"),
              Map.entry("g.m2ts", "-c:v libopenh264 -g 10 -c:a eac3 -mpegts_m2ts_mode 1"),
              Map.entry("h.mxf", "-c:v mpeg2video -bf 2 -g 8 -c:a pcm_s16le"),
              Map.entry("i.avi", "-c:v mpeg4 -bf 2 -c:a mp2"),
              Map.entry("j.mkv", "-c:v libsvtav1 -preset 12 -g 10 -c:a flac"),
              Map.entry("k.wav", "-vn -c:a pcm_s24le"),
              Map.entry("l.flac", "-vn -c:a flac"),
              Map.entry("m.h264", "-c:v libopenh264 -g 10 -an")));

  @TempDir Path folder;

  @Test
  void damagedRecordings_endInAReportOrASentence() throws Exception {
    int cases = Integer.getInteger("sightglass.fuzz.cases", 500);
    Path whole = Files.createDirectory(folder.resolve("whole"));
    CLIPS.forEach((name, codec) ->
        TestClips.make(whole, name, "25", 1, ("-vf scale=96:64 -ac 2 " + codec).split(" ")));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(whole, Files.createDirectory(folder.resolve("copies")), cases))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int code = process.waitFor();
      List<String> said = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      List<String> last = said.subList(Math.max(0, said.size() - 40), said.size());
      assertThat(code).as(String.join("\n", last)).isZero();
      assertThat(last.getLast()).isEqualTo("done");
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path whole, Path copies, int cases) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-Dsightglass.cache=" + folder.resolve("cache"),
            "-Dsightglass.log=" + folder.resolve("sightglass.log"),
            "-Dlogback.configurationFile=io/sightglass/log/logback.xml",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            FuzzRun.class.getName(),
            whole.toString(),
            copies.toString(),
            Integer.getInteger("sightglass.fuzz.first", 0).toString(),
            Integer.toString(cases)));
    return command;
  }
}
