package io.sightglass.cli;

import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.Recording;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.core.time.MediaTime;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a live stream as a file. */
@Command(
    name = "record",
    description = {
      "Keeps a live stream as a file, without coding it again.",
      "Ctrl-C ends the recording; what came by then is kept."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

  /** A recording of this much less than was asked for is one in part. */
  private static final double SHORT_SECONDS = 1;

  private final PrintStream err;
  private final ShutdownGuard guard;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INPUT", description = "The address of a stream.")
  private String input = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Where to: a name that ends in .ts or .mp4.")
  private Path file = Path.of("");

  @Option(names = "--for", paramLabel = "S", description = "End after so many seconds.")
  private @Nullable Double lengthSeconds;

  @Option(
      names = "--patience",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds to wait for a stream that went away before giving up (default:"
              + " ${DEFAULT-VALUE}).")
  private double patienceSeconds = 60;

  RecordCommand(PrintStream err, ShutdownGuard guard) {
    this.err = err;
    this.guard = guard;
  }

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = new Progress(err, Terminal.isErrorStream());
    RecordingRequest request = request();
    LiveSettings settings =
        LiveSettings.defaults().withPatience(Duration.ofMillis(Math.round(patienceSeconds * 1000)));
    try (MediaSource source =
        new LiveOpener(settings, progress::connection).open(MediaRequest.of(input))) {
      Optional<TimeShift> kept = source.timeShift();
      if (kept.isEmpty()) {
        err.println(input + " is a recording already: copy it as it is.");
        return ExitCode.USAGE;
      }
      err.println("Recording " + input + ": " + StreamText.summary(source.info()) + ".");
      Recording recording = kept.get().record(request);
      guard.onShutdown(recording::stop);
      return conclude(recording);
    } catch (MediaException e) {
      err.println(e.getMessage());
      return ExitCode.NOT_OPENED;
    }
  }

  private RecordingRequest request() {
    Double length = lengthSeconds;
    if ((length != null && !(length > 0 && length <= 1e9)) || !(patienceSeconds >= 0)) {
      throw usage("--for and --patience must be numbers of seconds.");
    }
    try {
      return new RecordingRequest(
          file, MediaTime.ZERO, Optional.ofNullable(length).map(MediaTime::ofSeconds));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private int conclude(Recording recording) throws InterruptedException {
    try {
      Recording.Recorded recorded = recording.done().get();
      new RecordingList(err).print(List.of(recording.done()));
      Double wanted = lengthSeconds;
      boolean all = wanted == null || recorded.range().seconds() > wanted - SHORT_SECONDS;
      return all ? ExitCode.OK : ExitCode.PARTIAL;
    } catch (ExecutionException e) {
      err.println(
          e.getCause() instanceof MediaException failure
              ? failure.getMessage()
              : "The recording failed unexpectedly.");
      return ExitCode.FAILED;
    }
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
