package io.sightglass.cli;

import static java.util.stream.Collectors.joining;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Programme;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.json.StreamJson;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.Probe;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.mpegts.TransportFile;
import io.sightglass.core.source.mpegts.TransportSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
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

  private static final long TRANSPORT_BYTES = 16 << 20;

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
    Probe found;
    try {
      found = Probe.of(new FfmpegOpener(), MediaRequest.of(input).withEveryAudioTrack(true));
    } catch (MediaException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
    if (json) {
      StreamJson.write(found, out);
    } else {
      print(found.stream());
      out.println("captions   " + captions(found));
      transport(found.stream());
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
    for (Programme programme : stream.programmes()) {
      out.println(
          "programme  "
              + programme.number()
              + (programme.name().isEmpty() ? "" : " " + programme.name())
              + (programme.provider().isEmpty() ? "" : " (" + programme.provider() + ")")
              + ": tracks "
              + programme.tracks().stream().map(String::valueOf).collect(joining(" ")));
    }
    for (VideoTrack track : stream.videoTracks()) {
      out.println(
          "video "
              + track.index()
              + "    "
              + StreamText.video(track)
              + ", "
              + StreamText.picture(track)
              + (track.language().isEmpty() ? "" : ", " + track.language())
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

  // What each PID of a transport stream takes, from the start of the file.
  private void transport(StreamInfo stream) throws IOException {
    if (!stream.container().equals("mpegts") || input.contains("://")) {
      return;
    }
    Path file = Path.of(input.replaceFirst("^file:", ""));
    TransportSummary found = TransportFile.summary(file, TRANSPORT_BYTES);
    new TreeMap<>(found.bitRates())
        .forEach((pid, rate) -> {
          Integer type = found.streams().get(pid);
          out.printf(
              Locale.ROOT,
              "PID %-6d %d kbit/s%s%n",
              pid,
              Math.round(rate / 1e3),
              type == null ? "" : ", stream type 0x%02x".formatted(type));
        });
    if (found.splices()) {
      out.println("splices    SCTE 35 announced, " + found.cues() + " sections seen");
    }
  }

  private static String captions(Probe found) {
    List<String> kinds = new ArrayList<>();
    for (TextTrack track : found.stream().textTracks()) {
      String language = track.language().isEmpty() ? "" : " " + track.language();
      kinds.add("track " + track.index() + " " + track.codec() + language);
    }
    if (found.captionsInPicture()) {
      kinds.add("CEA-608/708 in the pictures");
    }
    return kinds.isEmpty() ? "none found" : String.join(", ", kinds);
  }

  private static String used(boolean selected) {
    return selected ? " (analysed)" : "";
  }
}
