package io.sightglass.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Command lines of what is compared. */
public final class Programs {

  private Programs() {}

  /** The terminal program of the packages: what is measured is what is shipped. */
  static Path sightglass() {
    Path image =
        Path.of(
            System.getProperty(
                "sightglass.image", "installer/target/app-image/sightglass-desktop"));
    Path program = image.resolve("bin/sightglass");
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          program + " is missing: build the packages first (-Pinstaller).");
    }
    return program;
  }

  static List<String> analyze(Path clip) {
    return List.of(sightglass().toString(), "analyze", clip.toString(), "--format", "json");
  }

  /** Decoding alone by the library that Sightglass uses, one thread a stream as the analysis. */
  static List<String> decode(Path clip) {
    return bundled(
        "-threads",
        "1",
        "-i",
        clip.toString(),
        "-map",
        "0:v:0?",
        "-map",
        "0:a:0?",
        "-f",
        "null",
        "-");
  }

  /** FFmpeg's own filters for the questions that the detectors answer. */
  static List<String> filters(String program, Path clip, boolean crop) {
    String picture =
        "blackdetect,freezedetect,blockdetect,blurdetect,signalstats,siti,idet,photosensitivity"
            + (crop ? ",cropdetect" : "");
    return List.of(
        program,
        "-nostdin",
        "-loglevel",
        "error",
        "-threads",
        "1",
        "-i",
        clip.toString(),
        "-map",
        "0:v:0",
        "-map",
        "0:a:0",
        "-vf",
        picture,
        "-af",
        "ebur128=peak=true,astats,silencedetect,aphasemeter=video=0",
        "-f",
        "null",
        "-");
  }

  /** FFmpeg's own filters for the questions that the sound detectors answer. */
  static List<String> soundFilters(Path clip) {
    return bundled(
        "-i",
        clip.toString(),
        "-af",
        "ebur128=peak=true,astats,silencedetect,aphasemeter=video=0",
        "-f",
        "null",
        "-");
  }

  /** The sound of {@code clip} for so many seconds: stereo, 48 kHz, 16 bits. */
  static List<String> sound(Path clip, Path target, int seconds) {
    return repeated(
        clip,
        seconds,
        "-map",
        "0:a:0",
        "-ac",
        "2",
        "-ar",
        "48000",
        "-c:a",
        "pcm_s16le",
        target.toString());
  }

  /** Repeats {@code clip} for so many seconds, as a transport stream, without coding again. */
  public static List<String> repeat(Path clip, Path target, int seconds) {
    return repeated(clip, seconds, "-c", "copy", "-f", "mpegts", target.toString());
  }

  private static List<String> repeated(Path clip, int seconds, String... output) {
    List<String> command =
        bundled("-y", "-stream_loop", "-1", "-i", clip.toString(), "-t", Integer.toString(seconds));
    command.addAll(List.of(output));
    return command;
  }

  /** The bundled program, which says nothing but errors. */
  private static List<String> bundled(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-nostdin", "-loglevel", "error"));
    command.addAll(List.of(arguments));
    return command;
  }
}
