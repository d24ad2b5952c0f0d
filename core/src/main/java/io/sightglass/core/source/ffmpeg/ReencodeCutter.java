package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.source.ClipCutter;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;

/**
 * Cuts by coding anew, by the FFmpeg program that comes with its library: a clip has the range's
 * pictures and no other, where a copy of packets has to begin at a key picture.
 */
public final class ReencodeCutter implements ClipCutter {

  /** A key picture may lie behind its place in the file by a little. */
  private static final double EARLIER_SECONDS = 1;

  private static final long PATIENCE_MINUTES = 30;
  private static final int MOST_TOLD = 300;

  private final FfmpegOpener opener = new FfmpegOpener();

  @Override
  public Path cut(MediaRequest request, TimeRange range, Path file) throws MediaException {
    GrowingFrameIndex growing =
        opener
            .index(request)
            .orElseThrow(() ->
                new MediaException(
                    Reason.UNSUPPORTED,
                    "Clips are cut from local files; " + request.uri() + " is none."));
    try (growing) {
      FrameIndex index = growing.awaitAll();
      int first = index.size() == 0 ? -1 : index.frameAt(range.start());
      int entry = first < 0 ? -1 : index.entryFor(first);
      if (entry < 0) {
        throw new MediaException(
            Reason.UNSUPPORTED, "No clip can be cut from " + request.uri() + ": no pictures.");
      }
      return cut(request, index, index.entry(entry), range, file);
    }
  }

  private static Path cut(
      MediaRequest request, FrameIndex index, FrameIndex.Entry entry, TimeRange range, Path file)
      throws MediaException {
    List<String> command;
    Path clip = file.resolveSibling(file.getFileName() + ".mp4");
    Path part = file.resolveSibling(file.getFileName() + ".part.mp4");
    try (Input input = new Input(request, new Interrupt(request.timeout()))) {
      int video =
          input
              .info()
              .selectedVideo()
              .orElseThrow(() ->
                  new MediaException(
                      Reason.UNSUPPORTED,
                      "No clip can be cut from " + request.uri() + ": no pictures."))
              .index();
      Optional<AudioTrack> audio = input.info().selectedAudio();
      // Where the programme's time begins by the container's clock, around this key picture.
      double origin = (input.track(video).base().micros(entry.stamp()) - entry.micros()) / 1e6;
      // Half a picture earlier: times that were rounded fall on the right side.
      double half = input.info().frameRate().frameMicros() / 2e6;
      double start = origin + index.time(index.frameAt(range.start())).seconds() - half;
      double end = origin + range.end().seconds() - half;
      double seek = origin + entry.micros() / 1e6 - EARLIER_SECONDS;
      command = new ArrayList<>(List.of(program(), "-v", "error", "-nostdin", "-y", "-copyts"));
      command.addAll(List.of("-seek_timestamp", "1", "-ss", number(seek)));
      command.addAll(List.of("-i", "file:" + Path.of(request.uri()).toAbsolutePath()));
      command.addAll(List.of("-map", "0:" + video));
      String span = "start=" + number(start) + ":end=" + number(end);
      command.addAll(List.of("-vf", "trim=" + span + ",setpts=PTS-STARTPTS"));
      if (audio.isPresent()) {
        command.addAll(List.of("-map", "0:" + audio.get().index()));
        command.addAll(List.of("-af", "atrim=" + span + ",asetpts=PTS-STARTPTS", "-c:a", "aac"));
      }
      command.addAll(List.of("-fps_mode", "passthrough", "-c:v", "libopenh264", "-b:v", "12M"));
      command.addAll(List.of("-pix_fmt", "yuv420p", "-movflags", "+faststart"));
      command.add("file:" + part.toAbsolutePath());
    }
    run(command, clip);
    try {
      return Files.move(part, clip, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(clip, String.valueOf(e.getMessage()));
    }
  }

  private static String program() throws MediaException {
    try {
      return Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
    } catch (LinkageError | RuntimeException e) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          "Clips cannot be coded anew: this build comes without the FFmpeg program.");
    }
  }

  private static void run(List<String> command, Path clip) throws MediaException {
    try {
      Path said = Files.createTempFile("sightglass-clip", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          throw failure(clip, "it takes longer than half an hour");
        }
        if (process.exitValue() != 0) {
          String text = Files.readString(said, StandardCharsets.UTF_8).strip();
          throw failure(
              clip, text.substring(0, Math.min(text.length(), MOST_TOLD)).replaceAll("\\s+", " "));
        }
      } finally {
        process.destroyForcibly();
        Files.deleteIfExists(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException(Reason.INTERRUPTED, "Cutting " + clip + " was cancelled.");
    } catch (IOException e) {
      if (e instanceof MediaException known) {
        throw known;
      }
      throw failure(clip, String.valueOf(e.getMessage()));
    }
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }

  private static MediaException failure(Path clip, String why) {
    return new MediaException(Reason.IO, "The clip " + clip + " cannot be made: " + why + ".");
  }
}
