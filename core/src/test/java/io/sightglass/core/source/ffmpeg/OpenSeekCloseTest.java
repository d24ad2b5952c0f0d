package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.TestClips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native memory goes with its owner: cycles of opening, seeking and closing do not add up. {@code
 * -Dsightglass.cycles} says how many; the profile {@code thorough} runs 1,000.
 */
class OpenSeekCloseTest {

  /**
   * Resident memory may grow by so much, whatever the number of cycles: one picture of a clip lost
   * in each would be 33 KiB a cycle, one decoder or demuxer some hundred.
   */
  private static final long BOUND_KIBIBYTES = 16 << 10;

  private static final int WARM_UP = 60;

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void cycles_leaveNoMemoryBehind() throws Exception {
    int cycles = Integer.getInteger("sightglass.cycles", 150);
    String[] small = {"-vf", "scale=176:128"};
    List<String> clips = new ArrayList<>();
    for (String[] clip :
        new String[][] {
          {"a.mp4", "-c:v", "libopenh264", "-g", "25", "-c:a", "aac"},
          {"b.ts", "-c:v", "mpeg2video", "-bf", "2", "-g", "12", "-c:a", "mp2"},
          {"c.mkv", "-c:v", "mpeg4", "-bf", "2", "-g", "20", "-c:a", "ac3"},
          {"d.mov", "-c:v", "prores_ks", "-c:a", "pcm_s16le"},
        }) {
      List<String> arguments = new ArrayList<>(List.of(small));
      arguments.addAll(List.of(clip).subList(1, clip.length));
      clips.add(
          TestClips.make(folder, clip[0], "25", 2, arguments.toArray(String[]::new)).toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A heap that is all there from the start, so that what grows is native; and one malloc arena,
    // so that it is not the allocator's.
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xms96m",
            "-Xmx96m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OpenSeekCloseRun.class.getName(),
            folder.resolve("cache").toString(),
            Integer.toString(WARM_UP),
            Integer.toString(cycles)));
    command.addAll(clips);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    Process process = builder.start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
      List<Long> resident = out.lines().map(Long::parseLong).toList();
      assertThat(resident.get(1) - resident.get(0))
          .as("growth of %s KiB over %d cycles", resident, cycles)
          .isLessThan(BOUND_KIBIBYTES);
    } finally {
      process.destroyForcibly();
    }
  }
}
