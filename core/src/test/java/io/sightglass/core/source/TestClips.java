package io.sightglass.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Makes clips with the bundled FFmpeg program. */
public final class TestClips {

  private TestClips() {}

  /** A moving test picture of 320×180 with a tone, coded as {@code codec} says. */
  public static Path make(Path folder, String name, String rate, double seconds, String... codec) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=320x180:rate=" + rate + ":duration=" + seconds,
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=440:sample_rate=48000:duration=" + seconds));
    arguments.addAll(List.of(codec));
    return run(folder.resolve(name), arguments);
  }

  public static Path run(Path output, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Loader.load(ffmpeg.class));
    command.addAll(List.of("-nostdin", "-loglevel", "error", "-y"));
    command.addAll(arguments);
    command.add(output.toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
