package io.sightglass.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Lags in order of time, asked by time. */
final class LagSeries {

  private static final double SAME_MICROS = 25_000;
  private static final int LONG_RUN = 4;
  private static final double SURE = 0.9;
  private static final long CLOSE_MICROS = 1_500_000;
  private static final long WIDE_MICROS = 8_000_000;
  private static final int ENOUGH = 8;

  /** Two thirds of the longest period in use: 15 pictures a second. */
  private static final double ONE_LAG_MICROS = 45_000;

  private final List<Lag> lags;

  LagSeries(List<Lag> lags) {
    this.lags = List.copyOf(lags);
  }

  /**
   * Takes out short runs of lags that are none too sure, as windows across a cut find them by
   * chance: a run goes on while a lag differs little from the one before.
   */
  static LagSeries cleaned(List<Lag> lags) {
    List<Lag> out = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lags.size(); i++) {
      boolean ends =
          i == lags.size()
              || Math.abs(lags.get(i).lagMicros() - lags.get(i - 1).lagMicros()) > SAME_MICROS;
      if (ends) {
        List<Lag> run = lags.subList(start, i);
        double surest = run.stream().mapToDouble(Lag::likeness).max().orElse(0);
        if (run.size() >= LONG_RUN || (run.size() > 1 && surest >= SURE)) {
          out.addAll(run);
        }
        start = i;
      }
    }
    return new LagSeries(out);
  }

  List<Lag> all() {
    return lags;
  }

  boolean isEmpty() {
    return lags.isEmpty();
  }

  /**
   * The lag at a place: the median of what was found within eight seconds where that is one lag, as
   * at another frame rate single ones stray by half a period. Close to a step it is that of one
   * side, whichever is nearer to {@code expected}.
   */
  OptionalDouble steady(long micros, double expected) {
    double[] wide = near(micros, WIDE_MICROS);
    if (wide.length >= ENOUGH && oneLag(wide)) {
      return OptionalDouble.of(middle(wide));
    }
    double[] close = near(micros, CLOSE_MICROS);
    if (close.length == 0) {
      return around(micros, 0);
    }
    if (oneLag(close)) {
      return OptionalDouble.of(middle(close));
    }
    double nearest = close[0];
    for (double lag : close) {
      nearest = Math.abs(lag - expected) < Math.abs(nearest - expected) ? lag : nearest;
    }
    return OptionalDouble.of(nearest);
  }

  private static boolean oneLag(double[] sorted) {
    int tenth = sorted.length / 10;
    return sorted[sorted.length - 1 - tenth] - sorted[tenth] <= ONE_LAG_MICROS;
  }

  /** The median of what was found within {@code reach}, else the nearest. */
  OptionalDouble around(long micros, long reach) {
    double[] near = near(micros, reach);
    if (near.length > 0) {
      return OptionalDouble.of(middle(near));
    }
    Lag nearest = null;
    for (Lag lag : lags) {
      if (nearest == null
          || Math.abs(lag.micros() - micros) < Math.abs(nearest.micros() - micros)) {
        nearest = lag;
      }
    }
    return nearest == null ? OptionalDouble.empty() : OptionalDouble.of(nearest.lagMicros());
  }

  private double[] near(long micros, long reach) {
    double[] near =
        lags.stream()
            .filter(lag -> Math.abs(lag.micros() - micros) <= reach)
            .mapToDouble(Lag::lagMicros)
            .toArray();
    Arrays.sort(near);
    return near;
  }

  private static double middle(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
