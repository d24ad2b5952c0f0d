package io.sightglass.benchmarks.window;

import io.sightglass.benchmarks.window.BenchWindow.Key;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.json.FullJsonReportWriter;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.MeasurementStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Triage of very many defects. */
@Command(
    name = "defects",
    description =
        "Opens a report of so many defects with its recording, and tells what each deed of a triage"
            + " costs the JavaFX thread, from the key to the second pulse after it.",
    mixinStandardHelpOptions = true)
final class DefectsCommand implements Callable<Integer> {

  private static final int TIMES = 40;
  private static final List<String> TYPES =
      List.of("black", "freeze", "silence", "block-corruption", "click", "blur", "noise", "hum");

  @Parameters(paramLabel = "CLIP", description = "A recording.")
  private Path clip = Path.of("");

  @Option(names = "--count", defaultValue = "100000", description = "Defects (default: 100000).")
  private int count = 100_000;

  /** Something that a user does. */
  @FunctionalInterface
  private interface Deed {
    void run(int time) throws InterruptedException;
  }

  @Override
  public Integer call() throws Exception {
    Path file = Files.createTempFile("sightglass-defects-", ".full.json");
    try (BenchWindow window = new BenchWindow()) {
      ReportFiles.save(report(), new FullJsonReportWriter(), file);
      long before = heap();
      window.run(() -> window.pane().open(file.toString()));
      window.until(() ->
          window.pane().workspace().view().defects().size() >= count - TYPES.size()
              && window.pane().triage().review().isPresent()
              && window.pane().picture().video().shown() > 0);
      System.out.printf(
          Locale.ROOT, "%d defects, %d MiB of heap for them%n", count, heap() - before >> 20);
      for (int warm = 0; warm < TIMES; warm++) {
        window.press(Key.of(KeyCode.DOWN));
        window.until(window.pane()::settled);
      }
      measure(window, "next defect", time -> window.press(Key.of(KeyCode.DOWN)));
      measure(window, "confirm, and on to the next", time -> window.press(Key.of(KeyCode.C)));
      measure(window, "undo", time -> window.press(Key.withControl(KeyCode.Z)));
      measure(window, "list only what is left, or all", time -> window.press(Key.of(KeyCode.Q)));
      measure(window, "filter by a word", time -> filter(window, "bl" + time % 7));
      filter(window, "");
      measure(
          window,
          "show less time",
          time -> window.press(Key.of(time < TIMES / 2 ? KeyCode.PLUS : KeyCode.MINUS, "+")));
      measure(
          window,
          "move along the time",
          time -> window.press(Key.withAlt(time < TIMES / 2 ? KeyCode.RIGHT : KeyCode.LEFT)));
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static void filter(BenchWindow window, String words) throws InterruptedException {
    window.run(() -> ((TextInputControl) window.pane().lookup("#filter-words")).setText(words));
  }

  private static void measure(BenchWindow window, String name, Deed deed)
      throws InterruptedException {
    double[] millis = new double[TIMES];
    for (int time = 0; time < TIMES; time++) {
      long before = cpu();
      deed.run(time);
      BenchWindow.nextPulse();
      BenchWindow.nextPulse();
      millis[time] = (cpu() - before) / 1e6;
      window.until(window.pane()::settled);
    }
    System.out.print(PulseMeter.figures(name + ", CPU ms", millis));
  }

  private static long cpu() throws InterruptedException {
    return BenchWindow.fx(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private Report report() throws IOException {
    StreamInfo stream;
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()))) {
      stream = source.info();
    }
    MediaTime end = MediaTime.ofMicros(stream.durationMicros());
    return Report.of(
        new AnalysisResult(
            stream,
            profile(),
            TYPES.stream().map(DefectsCommand::detector).toList(),
            List.of(),
            (long) end.seconds(),
            (long) (end.seconds() * stream.frameRate().perSecond()),
            end,
            List.of(),
            Map.of(),
            true,
            "",
            values(end),
            List.of()),
        Tool.current(),
        Instant.now());
  }

  private static DetectorInfo detector(String type) {
    return new DetectorInfo(
        type, type, "", "1", false, false, Set.of(), List.of(metric(type)), Map.of());
  }

  private static MetricInfo metric(String type) {
    return new MetricInfo(type + "-level", "", "", 0, 1);
  }

  private static Profile profile() {
    List<DefectRule> rules = new ArrayList<>();
    for (String type : TYPES) {
      Severity severity = Severity.values()[rules.size() % 3];
      Condition passed = new Condition(type + "-level", Comparison.AT_LEAST, 1, 1);
      rules.add(new DefectRule(type, type, passed, List.of(), 0, 0, severity, true));
    }
    return new Profile("many", "Many defects", Severity.ERROR, rules, Map.of());
  }

  // Each type's metric is over its threshold every second time.
  private MeasurementStore values(MediaTime end) throws IOException {
    MeasurementStore store =
        new MeasurementStore(TYPES.stream().map(DefectsCommand::metric).toList());
    int rows = 2 * count / TYPES.size();
    for (int row = 0; row < rows; row++) {
      long from = end.micros() * row / rows;
      long to = end.micros() * (row + 1) / rows;
      for (String type : TYPES) {
        store.append(
            new Measurement(type + "-level", MediaTime.ofMicros(from), to - from, row % 2));
      }
    }
    return store;
  }
}
