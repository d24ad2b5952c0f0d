package io.sightglass.cli;

import io.sightglass.core.alert.WatchedAlerts;
import io.sightglass.core.compare.ReferenceDetectorFactory;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DefectRecorder;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.ProfileCheck;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileReader;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.publish.RollingPublication;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Tool;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyses a recording or a stream, prints its defects and writes reports. */
@Command(
    name = "analyze",
    description = {
      "Analyses a recording or a stream, and prints its defects.",
      "Ctrl-C ends the analysis early; what was analysed by then is reported."
    },
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

  /** What the last notifications may take. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final PrintStream err;
  private final ShutdownGuard guard;

  /**
   * A step of sync that the sound betrays by itself; a reference tells it, and how long it lasts.
   */
  private static final String TOLD_BY_REFERENCE = "av-sound-repeated";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "INPUT", description = "A file, or the address of a stream.")
  private String input = "";

  @Option(
      names = {"-r", "--report"},
      paramLabel = "FILE",
      description = "Write a report; its extension names the format. May be given more than once.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the reports, whatever their names; 'sightglass report formats' lists them."
              + " Without --report the report goes to standard output.")
  private @Nullable String format;

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME|FILE",
      defaultValue = Profiles.DEFAULT,
      description = "What counts as a defect (default: ${DEFAULT-VALUE}).")
  private String profile = Profiles.DEFAULT;

  @Option(
      names = {"-d", "--detectors"},
      paramLabel = "ID",
      split = ",",
      description = "Run only these detectors, separated by commas.")
  private Set<String> detectors = new LinkedHashSet<>();

  @Option(
      names = "--reference",
      paramLabel = "OTHER",
      description =
          "Hold INPUT against this programme, a file or an address: sync error to a millisecond,"
              + " missing and added material. Either may be coded, scaled or timed otherwise.")
  private @Nullable String reference;

  @Option(
      names = "--audio-track",
      paramLabel = "N",
      description =
          "Analyse the sound of this track alone, by its number in a probe (default: all tracks).")
  private @Nullable Integer audioTrack;

  @Option(
      names = "--video-track",
      paramLabel = "INDEX",
      description = "The video track, by its index in probe's list; the best one by default.")
  private @Nullable Integer videoTrack;

  @Option(
      names = "--chunk-seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "Length of a chunk (default: ${DEFAULT-VALUE}).")
  private double chunkSeconds = 1;

  @Mixin private EvidenceOptions evidenceOptions = new EvidenceOptions();

  @Mixin private LiveOptions live = new LiveOptions();

  @Mixin private S3Publication publication = new S3Publication();

  @Mixin private AlertOptions alertOptions = new AlertOptions();

  AnalyzeCommand(PrintStream out, PrintStream err, ShutdownGuard guard) {
    this.out = out;
    this.err = err;
    this.guard = guard;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DetectorRegistry registry = DetectorRegistry.installed();
    registry.problems().forEach(err::println);
    AnalysisSettings settings = settings(registry);
    ReportTargets targets =
        Usage.targets(Objects.requireNonNull(spec), reports, Optional.ofNullable(format));
    preparePublication();
    if (reference != null) {
      err.println("Reading the reference " + reference + ".");
      try {
        registry = registry.with(new ReferenceReading(guard).read(reference));
      } catch (MediaException e) {
        err.println(e.getMessage());
        return ExitCode.NOT_OPENED;
      }
    }
    Progress progress = new Progress(err, Terminal.isErrorStream());
    AtomicReference<AnalysisSession> running = new AtomicReference<>();
    Optional<DefectRecorder> recorder =
        live.recorder(() -> Optional.ofNullable(running.get()).flatMap(AnalysisSession::timeShift));
    List<SessionListener> listeners = new ArrayList<>(List.of(progress));
    recorder.ifPresent(listeners::add);
    Evidence evidence = evidence(targets);
    @Nullable WatchedAlerts alerts =
        alertOptions.begin(Objects.requireNonNull(spec), input, err).orElse(null);
    if (alerts != null) {
      listeners.add(alerts.watch());
    }
    @Nullable RollingPublication rolling =
        publication
            .rolling(() ->
                Optional.ofNullable(running.get())
                    .flatMap(AnalysisSession::analysis)
                    .map(known ->
                        evidence.soFar(Report.of(known.result(), Tool.current(), Instant.now()))))
            .orElse(null);
    if (rolling != null) {
      listeners.add(rolling);
    }
    try (alerts;
        rolling;
        evidence;
        AnalysisSession session =
            new AnalysisSession(
                settings,
                live.opener(connection -> {
                  progress.connection(connection);
                  if (alerts != null) {
                    alerts.watch().connection(connection);
                  }
                }),
                (features, stream) -> new SharedPass(features),
                registry,
                SessionListener.all(evidence.listening(listeners)))) {
      running.set(session);
      guard.onShutdown(session::stop);
      session.start();
      SessionEnd end = session.await();
      recorder.ifPresent(kept -> new RecordingList(err).print(kept.recordings()));
      settle(alerts);
      if (rolling != null) {
        rolling.close();
      }
      return conclude(end, session.analysis(), targets, evidence.of(settings.media()));
    }
  }

  private void settle(@Nullable WatchedAlerts alerts) throws InterruptedException {
    int left = alerts == null ? 0 : alerts.settle(SETTLE);
    if (left > 0) {
      err.println(
          (left == 1 ? "1 notification waits" : left + " notifications wait")
              + ": 'sightglass alerts send' delivers them.");
    }
  }

  private void preparePublication() {
    try {
      publication.prepare(err);
    } catch (IllegalArgumentException | IOException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Evidence evidence(ReportTargets targets) {
    return new Evidence(
        evidenceOptions.rule(Objects.requireNonNull(spec)),
        evidenceOptions.cutter(),
        targets.showPictures() || publication.asked(),
        err);
  }

  private AnalysisSettings settings(DetectorRegistry registry) throws IOException {
    if (!(chunkSeconds >= 0.1 && chunkSeconds <= 60)) {
      throw usage("--chunk-seconds must be between 0.1 and 60.");
    }
    for (String id : detectors) {
      if (registry.find(id).isEmpty()) {
        throw usage(
            "There is no detector '"
                + id
                + "'. Installed are: "
                + String.join(", ", registry.detectors().stream().map(d -> d.id()).toList())
                + ".");
      }
    }
    MediaRequest media =
        audioTrack == null
            ? MediaRequest.of(input).withEveryAudioTrack(true)
            : MediaRequest.of(input).withAudioTrack(audioTrack);
    Set<String> chosen = new LinkedHashSet<>(detectors);
    if (reference != null && !chosen.isEmpty()) {
      chosen.add(ReferenceDetectorFactory.ID);
    }
    OptionalInt video = videoTrack == null ? OptionalInt.empty() : OptionalInt.of(videoTrack);
    return AnalysisSettings.of(media.withVideoTrack(video), profile(registry))
        .withDetectors(chosen)
        .withChunkMicros(Math.round(chunkSeconds * 1e6));
  }

  private Profile profile(DetectorRegistry registry) throws IOException {
    Profile found = Usage.profile(Objects.requireNonNull(spec), profile);
    if (reference != null) {
      found = new ProfileReader().including(found, ReferenceDetectorFactory.ID);
      found =
          found.withRules(
              found.rules().stream()
                  .filter(rule -> !rule.condition().metric().equals(TOLD_BY_REFERENCE))
                  .toList());
    }
    List<String> problems = new ProfileCheck(registry).problems(found);
    if (!problems.isEmpty()) {
      throw usage(String.join(System.lineSeparator(), problems));
    }
    return found;
  }

  private int conclude(
      SessionEnd end,
      Optional<Analysis> analysis,
      ReportTargets targets,
      UnaryOperator<Report> evidence) {
    if (analysis.isEmpty()) {
      err.println(end.message());
      return switch (end.outcome()) {
        case NOT_OPENED -> ExitCode.NOT_OPENED;
        case STOPPED -> ExitCode.PARTIAL;
        default -> ExitCode.FAILED;
      };
    }
    Report report =
        evidence.apply(Report.of(analysis.get().result(), Tool.current(), Instant.now()));
    boolean written = targets.write(report, out, err) & publication.publish(report);
    if (!targets.toOutput()) {
      new DefectList(out).print(report);
    }
    new Remarks(err).print(report);
    if (!written || end.outcome() == Outcome.FAILED) {
      return ExitCode.FAILED;
    }
    return ExitCode.of(report);
  }

  private ParameterException usage(String sentence) {
    return Usage.wrong(Objects.requireNonNull(spec), sentence);
  }
}
