package io.sightglass.cli;

import io.sightglass.core.media.PictureHash;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.ffmpeg.PngEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches single pictures by number: their hashes, or the pictures themselves. */
@Command(
    name = "frame",
    description =
        "Fetches pictures by number, from 0 in presentation order: the MD5 of their planes as"
            + " FFmpeg's framemd5 has it, or PNG files.",
    mixinStandardHelpOptions = true)
final class FrameCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Parameters(index = "0", paramLabel = "INPUT", description = "A recording.")
  private String input = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "N", description = "Picture numbers.")
  private List<Long> numbers = List.of();

  @ArgGroup(multiplicity = "1", exclusive = false)
  private @Nullable Wanted wanted;

  @Option(
      names = "--video-track",
      paramLabel = "INDEX",
      description = "The video track, by its index in probe's list; the best one by default.")
  private @Nullable Integer track;

  @Spec private @Nullable CommandSpec spec;

  /** What is made of each picture. */
  static final class Wanted {
    @Option(names = "--hash", description = "Print a line for each: number and MD5.")
    private boolean hash;

    @Option(
        names = "--png",
        paramLabel = "DIR",
        description = "Write DIR/NAME-NUMBER.png for each; prints what was written.")
    private @Nullable Path folder;
  }

  FrameCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    for (long number : numbers) {
      if (number < 0) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "There is no picture " + number + ": they are counted from 0.");
      }
    }
    OptionalInt video = track == null ? OptionalInt.empty() : OptionalInt.of(track);
    MediaRequest request = MediaRequest.of(input).withVideoTrack(video);
    try (ExactFrames frames = new ExactFrames(new FfmpegOpener(), request)) {
      VideoTrack shown = frames.info().selectedVideo().orElse(null);
      if (shown == null) {
        err.println(input + " holds no pictures: it is sound only.");
        return ExitCode.NOT_OPENED;
      }
      boolean all = true;
      for (long number : numbers) {
        all &= fetch(frames, number, shown);
      }
      return all ? ExitCode.OK : ExitCode.PARTIAL;
    } catch (MediaException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }

  private boolean fetch(ExactFrames frames, long number, VideoTrack shown) throws IOException {
    try (VideoFrame picture = frames.frame(number)) {
      if (picture == null) {
        err.println(input + " has no picture " + number + ": it ends before.");
        return false;
      }
      Wanted result = Objects.requireNonNull(wanted);
      if (result.hash) {
        out.println(number + " " + PictureHash.md5(picture));
      }
      if (result.folder != null) {
        out.println(write(picture, number, shown.rotation(), result.folder));
      }
      return true;
    } catch (MediaException e) {
      err.println(e.getMessage());
      return false;
    }
  }

  private Path write(VideoFrame picture, long number, int rotation, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("%s-%06d.png".formatted(stem(), number));
    Files.write(file, PngEncoder.encode(picture, rotation));
    return file;
  }

  private String stem() {
    String name = input.substring(input.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
