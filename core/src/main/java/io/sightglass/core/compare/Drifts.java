package io.sightglass.core.compare;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.compare.Comparison.Drift;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Finds how fast the sound goes away from the picture between the steps of an alignment. */
final class Drifts {

  private static final double STEP_MICROS = 10_000;
  private static final long SHORTEST_MICROS = 10_000_000;

  /**
   * A slope of the pictures' lag counts where it amounts to this many times what the lag varies by
   * beside it: at another frame rate, or re-timed by less than a picture, it does so by chance.
   */
  private static final double EVIDENT = 3;

  private Drifts() {}

  static List<Drift> of(List<Alignment> alignments) {
    List<Drift> drifts = new ArrayList<>();
    List<Alignment> run = new ArrayList<>();
    for (Alignment alignment : alignments) {
      if (alignment.syncMicros().isEmpty()) {
        continue;
      }
      if (!run.isEmpty() && Math.abs(sync(alignment) - sync(run.getLast())) > STEP_MICROS) {
        drift(run, drifts);
        run.clear();
      }
      run.add(alignment);
    }
    drift(run, drifts);
    return drifts;
  }

  private static double sync(Alignment alignment) {
    return alignment.syncMicros().orElseThrow();
  }

  private static void drift(List<Alignment> run, List<Drift> drifts) {
    if (run.isEmpty()) {
      return;
    }
    TimeRange range = run.getFirst().range().span(run.getLast().range());
    if (range.micros() >= SHORTEST_MICROS) {
      double[] x = run.stream().mapToDouble(a -> a.range().start().micros()).toArray();
      double sound = RobustLine.slope(x, lags(run, Alignment::soundLagMicros));
      double picture = evident(x, lags(run, Alignment::pictureLagMicros));
      drifts.add(new Drift(range, (sound - picture) * 1e6));
    }
  }

  private static double[] lags(List<Alignment> run, Function<Alignment, OptionalDouble> which) {
    return run.stream().mapToDouble(a -> which.apply(a).orElseThrow()).toArray();
  }

  private static double evident(double[] x, double[] lags) {
    double slope = RobustLine.slope(x, lags);
    double[] beside = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      beside[i] = lags[i] - slope * x[i];
    }
    Arrays.sort(beside);
    double spread = beside[(beside.length - 1) * 9 / 10] - beside[(beside.length - 1) / 10];
    double along = Math.abs(slope) * (x[x.length - 1] - x[0]);
    return along > EVIDENT * spread ? slope : 0;
  }
}
