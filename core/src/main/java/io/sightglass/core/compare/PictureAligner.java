package io.sightglass.core.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each quarter of a second of a programme's pictures, where the reference shows the
 * same: by correlating what changes in their fields over a second and a half, in steps of 10 ms
 * between the pictures. What hardly changes, or changes evenly, has no place that can be told.
 */
final class PictureAligner {

  static final long STEP_MICROS = 10_000;

  private static final long HOP_MICROS = 250_000;
  private static final int WINDOW = 150;
  private static final int REACH = 250;

  private static final double SAME = 0.7;
  private static final double CLEARLY_BETTER = 0.01;

  /** Mean variance of the fields' codes over the window under which nothing moves. */
  private static final double LEAST_VARIANCE = 0.3;

  /** By how much the likeness must fall off 80 ms beside its peak. */
  private static final double SHARPNESS = 0.01;

  private static final int SHARPNESS_STEPS = 8;

  private static final long COARSE_STEP_MICROS = 200_000;
  private static final int COARSE_WINDOW = 40;
  private static final double NEARER_RATHER = 0.05;

  private static final int PATIENCE = 8;

  private final PicturePrint programme;
  private final PicturePrint reference;
  private double base;
  private int lost = PATIENCE - 1;

  PictureAligner(PicturePrint programme, PicturePrint reference) {
    this.programme = programme;
    this.reference = reference;
  }

  /** Lags in order of time; places without one are where nothing was found or nothing moves. */
  List<Lag> align() {
    if (programme.size() < 2 || reference.size() < 2) {
      return List.of();
    }
    List<Lag> lags = new ArrayList<>();
    base = 0;
    long length = WINDOW * STEP_MICROS;
    for (long at = programme.first(); at + length <= programme.last(); at += HOP_MICROS) {
      float[] pattern = centred(programme.between(at, STEP_MICROS, WINDOW), WINDOW);
      if (power(pattern) < LEAST_VARIANCE * pattern.length) {
        continue;
      }
      Lag lag = near(at, pattern);
      if (lag == null && lost++ % PATIENCE == PATIENCE - 1) {
        double before = base;
        if (relocate(at)) {
          lag = near(at, pattern);
        }
        if (lag == null) {
          base = before;
        }
      }
      if (lag != null) {
        lost = 0;
        base = lag.lagMicros();
        lags.add(lag);
      }
    }
    return lags;
  }

  private @Nullable Lag near(long at, float[] pattern) {
    long from = at - Math.round(base) - REACH * STEP_MICROS;
    float[] likeness =
        likeness(pattern, WINDOW, reference.between(from, STEP_MICROS, WINDOW + 2 * REACH));
    int best = Correlation.best(likeness);
    int kept = REACH;
    for (int i = REACH - 2; i <= REACH + 2; i++) {
      kept = likeness[i] > likeness[kept] ? i : kept;
    }
    if (likeness[kept] >= likeness[best] - CLEARLY_BETTER) {
      best = kept;
    }
    if (likeness[best] < SAME || !sharp(likeness, best)) {
      return null;
    }
    double shift = best + Correlation.vertex(likeness, best);
    double lag = at - from - shift * STEP_MICROS;
    return new Lag(at + WINDOW * STEP_MICROS / 2, lag, likeness[best]);
  }

  private static boolean sharp(float[] likeness, int best) {
    int left = Math.max(0, best - SHARPNESS_STEPS);
    int right = Math.min(likeness.length - 1, best + SHARPNESS_STEPS);
    return likeness[best] - Math.max(likeness[left], likeness[right]) >= SHARPNESS;
  }

  private boolean relocate(long at) {
    int steps = (int) Math.min(COARSE_WINDOW, (programme.last() - at) / COARSE_STEP_MICROS);
    long length = reference.last() - reference.first();
    int all = (int) (length / COARSE_STEP_MICROS);
    if (steps < COARSE_WINDOW / 4 || all <= steps) {
      return false;
    }
    float[] pattern = centred(programme.between(at, COARSE_STEP_MICROS, steps), steps);
    long from = reference.first() - steps / 2 * COARSE_STEP_MICROS;
    float[] likeness =
        likeness(pattern, steps, reference.between(from, COARSE_STEP_MICROS, all + steps));
    double expected = (at - base - from) / COARSE_STEP_MICROS;
    int best = Correlation.bestNear(likeness, expected, NEARER_RATHER);
    if (likeness[best] < SAME) {
      return false;
    }
    base = at - (from + (double) best * COARSE_STEP_MICROS);
    return true;
  }

  private static float[] centred(float[] series, int instants) {
    float[] out = series.clone();
    for (int f = 0; f < PicturePrint.FIELDS; f++) {
      double mean = 0;
      for (int i = 0; i < instants; i++) {
        mean += out[i * PicturePrint.FIELDS + f];
      }
      mean /= instants;
      for (int i = 0; i < instants; i++) {
        out[i * PicturePrint.FIELDS + f] -= (float) mean;
      }
    }
    return out;
  }

  private static double power(float[] values) {
    double power = 0;
    for (float value : values) {
      power += value * value;
    }
    return power;
  }

  /** Normalised correlation of a centred pattern with each stretch of {@code series}. */
  private static float[] likeness(float[] pattern, int instants, float[] series) {
    int fields = PicturePrint.FIELDS;
    int shifts = series.length / fields - instants + 1;
    double power = power(pattern);
    double[] sums = new double[fields];
    double squares = 0;
    for (int i = 0; i < (instants - 1) * fields; i++) {
      sums[i % fields] += series[i];
      squares += (double) series[i] * series[i];
    }
    float[] out = new float[shifts];
    for (int k = 0; k < shifts; k++) {
      int last = (k + instants - 1) * fields;
      double spread = 0;
      for (int f = 0; f < fields; f++) {
        double in = series[last + f];
        sums[f] += in;
        squares += in * in;
        spread += sums[f] * sums[f];
      }
      double there = squares - spread / instants;
      if (there > LEAST_VARIANCE / 4 * pattern.length) {
        out[k] = (float) (dot(pattern, series, k * fields) / Math.sqrt(power * there));
      }
      for (int f = 0; f < fields; f++) {
        double gone = series[k * fields + f];
        sums[f] -= gone;
        squares -= gone * gone;
      }
    }
    return out;
  }

  private static float dot(float[] pattern, float[] series, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < pattern.length; i += 4) {
      a += pattern[i] * series[from + i];
      b += pattern[i + 1] * series[from + i + 1];
      c += pattern[i + 2] * series[from + i + 2];
      d += pattern[i + 3] * series[from + i + 3];
    }
    return (a + b) + (c + d);
  }
}
