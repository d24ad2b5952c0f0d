package io.sightglass.benchmarks.window;

import io.sightglass.benchmarks.window.BenchWindow.Key;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.MeasurementStore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moving along a day of measurements. */
@Command(
    name = "pan",
    description =
        "Moves six graphs along 24 hours of measurements, 50 a second, a step a pulse, at several"
            + " zooms: what that costs the JavaFX thread.",
    mixinStandardHelpOptions = true)
final class PanCommand implements Callable<Integer> {

  private static final int RATE = 50;
  private static final int STEPS = 300;

  @Option(names = "--hours", defaultValue = "24", description = "Measured time (default: 24).")
  private int hours = 24;

  @Override
  public Integer call() throws Exception {
    Analysis day = measured();
    try (BenchWindow window = new BenchWindow()) {
      window.run(() -> {
        window.pane().workspace().show("a day", day);
        window.pane().graphs().model().choose(BenchWindow.SIX);
        window.pane().graphs().refresh();
      });
      for (double share = 1. / 8; share > 1e-4; share /= 8) {
        for (int halving = 0; halving < 3; halving++) {
          window.press(Key.of(KeyCode.PLUS, "+"));
        }
        measure(window, share);
      }
    }
    return 0;
  }

  private void measure(BenchWindow window, double share) throws Exception {
    int before = BenchWindow.fx(window.pane().graphs()::painted);
    window.run(window.pulses()::start);
    for (int step = 0; step < STEPS; step++) {
      boolean later = step / 10 % 2 == 0;
      window.press(Key.withAlt(later ? KeyCode.RIGHT : KeyCode.LEFT));
      BenchWindow.nextPulse();
    }
    window.run(window.pulses()::stop);
    System.out.printf(
        Locale.ROOT,
        "%.1f s across the window, graphs drawn %d times in %d steps%n%s%n%n",
        share * hours * 3600,
        BenchWindow.fx(window.pane().graphs()::painted) - before,
        STEPS,
        window.pulses().text());
  }

  private Analysis measured() throws IOException {
    MeasurementStore store =
        new MeasurementStore(
            BenchWindow.SIX.stream().map(name -> new MetricInfo(name, "", "", 0, 1)).toList());
    Random random = new Random(1);
    long rows = hours * 3600L * RATE;
    for (long row = 0; row < rows; row++) {
      MediaTime time = MediaTime.ofMicros(row * 1_000_000 / RATE);
      for (String metric : BenchWindow.SIX) {
        store.append(new Measurement(metric, time, 1_000_000 / RATE, random.nextDouble()));
      }
    }
    MediaTime end = MediaTime.ofMicros(rows * 1_000_000 / RATE);
    StreamInfo stream =
        new StreamInfo(
            "day",
            "none",
            false,
            end.micros(),
            0,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Analysis.of(
        new AnalysisResult(
            stream,
            new Profiles().find(Profiles.DEFAULT),
            List.of(),
            List.of(),
            rows / RATE,
            rows,
            end,
            List.of(),
            Map.of(),
            true,
            "",
            store,
            List.of()));
  }
}
