package io.sightglass.cli;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.json.StreamJson;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a recording or a stream is made of. */
@Command(
    name = "probe",
    description = "Tells what a recording or a stream is made of.",
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Parameters(paramLabel = "INPUT", description = "A file, or the address of a stream.")
  private String input = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  ProbeCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    StreamInfo stream;
    try (MediaSource source =
        new FfmpegOpener().open(MediaRequest.of(input).withEveryAudioTrack(true))) {
      stream = source.info();
    } catch (MediaException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    if (json) {
      StreamJson.write(stream, out);
    } else {
      print(stream);
    }
    return ExitCode.OK;
  }

  private void print(StreamInfo stream) {
    out.println("container  " + stream.container());
    out.println(
        "length     "
            + (stream.durationMicros() < 0 ? "unknown" : TimeText.ofMicros(stream.durationMicros()))
            + (stream.live() ? " (live)" : ""));
    if (stream.bitRate() > 0) {
      out.println("bit rate   " + Math.round(stream.bitRate() / 1e3) + " kbit/s");
    }
    stream.startTimecode().ifPresent(timecode -> out.println("timecode   " + timecode));
    for (VideoTrack track : stream.videoTracks()) {
      out.println(
          "video "
              + track.index()
              + "    "
              + StreamText.video(track)
              + ", "
              + track.format().name()
              + ", "
              + track.colour().matrix()
              + used(stream.selectedVideo().filter(track::equals).isPresent()));
    }
    for (AudioTrack track : stream.audioTracks()) {
      out.println(
          "audio "
              + track.index()
              + "    "
              + StreamText.audio(track)
              + (track.language().isEmpty() ? "" : ", " + track.language())
              + used(stream.decodedAudio().contains(track)));
    }
  }

  private static String used(boolean selected) {
    return selected ? " (analysed)" : "";
  }
}
