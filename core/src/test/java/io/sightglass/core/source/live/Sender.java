package io.sightglass.core.source.live;

import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Sends a clip in its own time, again and again, with the bundled FFmpeg program. */
public final class Sender implements AutoCloseable {

  private static final int MAX_TRIES = 12;

  private final Process process;

  private Sender(Process process) {
    this.process = process;
  }

  /** Arguments after the input: codecs, format and where to. */
  static Sender of(Path clip, String... output) {
    return start(List.of("-re", "-stream_loop", "-1", "-i", clip.toString(), "-c", "copy"), output);
  }

  /** Sends the clip once, as fast as {@code speed} times its own time. */
  static Sender once(Path clip, String speed, String... output) {
    return start(List.of("-readrate", speed, "-i", clip.toString(), "-c", "copy"), output);
  }

  private static Sender start(List<String> input, String... output) {
    List<String> command = new ArrayList<>();
    command.add(Loader.load(ffmpeg.class));
    command.addAll(List.of("-nostdin", "-loglevel", "quiet", "-y"));
    command.addAll(input);
    command.addAll(List.of(output));
    try {
      return new Sender(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tries until somebody listens: the other side may not be there yet. */
  static Sender insistent(Path clip, String... output) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Sender sender = of(clip, output);
      try {
        if (!sender.process.waitFor(1500, TimeUnit.MILLISECONDS)) {
          return sender;
        }
      } catch (InterruptedException e) {
        sender.close();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("nobody listens for " + List.of(output));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Dies as a cable that is pulled: nothing is said any more. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the sender does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A clip of MPEG-2 pictures and sound with a key picture every half second. */
  public static Path clip(Path folder, String name, double seconds) {
    return TestClips.make(
        folder,
        name,
        "25",
        seconds,
        "-c:v",
        "mpeg2video",
        "-b:v",
        "600k",
        "-g",
        "12",
        "-bf",
        "2",
        "-c:a",
        "mp2",
        "-b:a",
        "96k");
  }
}
