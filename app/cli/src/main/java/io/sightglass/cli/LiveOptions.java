package io.sightglass.cli;

import io.sightglass.core.pipeline.DefectRecorder;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.LimitedSource;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.core.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked of live streams. */
final class LiveOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--patience",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds to wait for a stream that went away before giving up; 0: for ever"
              + " (default: ${DEFAULT-VALUE}).")
  private double patienceSeconds = 60;

  @Option(
      names = "--for",
      paramLabel = "S",
      description = "End after this much of the programme, in seconds.")
  private @Nullable Double lengthSeconds;

  @Option(
      names = "--record-on-defect",
      paramLabel = "DIR",
      description = "Keep what a stream sent around each defect, uncoded, as files in this folder.")
  private @Nullable Path recordFolder;

  @Option(
      names = "--record-around",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds to keep before and after a defect (default: ${DEFAULT-VALUE}).")
  private double aroundSeconds = 5;

  @Option(
      names = "--record-format",
      paramLabel = "ts|mp4",
      defaultValue = "ts",
      description = "Container of what is kept (default: ${DEFAULT-VALUE}).")
  private String recordFormat = "ts";

  /** Opens streams so that they stay alive, and ends programmes where the user wants it. */
  MediaOpener opener(Connection.Listener listener) {
    if (!(patienceSeconds >= 0 && patienceSeconds <= 1e9)) {
      throw usage("--patience must be 0 or a number of seconds.");
    }
    Duration patience =
        patienceSeconds == 0
            ? LiveSettings.FOREVER
            : Duration.ofMillis(Math.round(patienceSeconds * 1000));
    MediaOpener opener = new LiveOpener(LiveSettings.defaults().withPatience(patience), listener);
    Double length = lengthSeconds;
    if (length == null) {
      return opener;
    }
    if (!(length > 0 && length <= 1e9)) {
      throw usage("--for must be a number of seconds.");
    }
    return request -> new LimitedSource(opener.open(request), MediaTime.ofSeconds(length));
  }

  /** The recorder that was asked for; its folder exists. */
  Optional<DefectRecorder> recorder(Supplier<Optional<TimeShift>> timeShift) throws IOException {
    Path folder = recordFolder;
    if (folder == null) {
      return Optional.empty();
    }
    if (!(aroundSeconds >= 0 && aroundSeconds <= 3600)) {
      throw usage("--record-around must be between 0 and 3600 seconds.");
    }
    if (!recordFormat.equals("ts") && !recordFormat.equals("mp4")) {
      throw usage("--record-format must be ts or mp4.");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          folder + " cannot be made: " + e.getMessage() + ". Name a folder that can be written.");
    }
    long around = Math.round(aroundSeconds * 1e6);
    return Optional.of(
        new DefectRecorder(
            new DefectRecorder.Rule(folder, recordFormat, around, around, Severity.WARNING),
            timeShift));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
