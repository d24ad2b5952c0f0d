package io.sightglass.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each quarter of a second of a programme's sound, where the reference has the same: by
 * correlating the wave in windows of a second, near where the last one was found. Where that does
 * not fit, other speeds are tried; where the place is lost, it is looked for beside the pictures',
 * and in the whole reference by the envelope.
 */
final class SoundAligner {

  private static final int HOP = SoundPrint.RATE / 4;
  private static final int WINDOW = SoundPrint.RATE;
  private static final int REACH = SoundPrint.RATE * 5 / 2;

  /** Waves that are the same but for coding correlate above this. */
  private static final double SAME_WAVE = 0.5;

  /** The lag before is kept unless another fits clearly better: tones fit at many. */
  private static final double CLEARLY_BETTER = 0.03;

  /** Half a window short enough for one speed to fit all of it. */
  private static final int SHORT_HALF = SoundPrint.RATE / 4;

  private static final int SHORT_REACH = SoundPrint.RATE * 2 / 5;

  /** From PAL's speed-up of film to its undoing; half a step fits a short window. */
  private static final double MOST_SPEED = 0.045;

  private static final double SPEED_STEP = 0.0025;
  private static final double SAME_AT_SPEED = 0.6;

  private static final int COARSE_HOP = SoundPrint.RATE / 50;
  private static final int COARSE_WINDOW = 8 * 50;
  private static final double SAME_COARSE = 0.6;
  private static final double NEARER_RATHER = 0.05;

  private static final long HINT_MICROS = 2_000_000;

  /** Windows that may find nothing before the whole reference is searched. */
  private static final int PATIENCE = 8;

  private final SoundPrint programme;
  private final SoundPrint reference;
  private final LagSeries hints;
  private final List<Lag> lags = new ArrayList<>();
  private double base;
  private double rate;
  private int lost = PATIENCE - 1;

  /**
   * @param hints the pictures' lags: where the sound's place is lost it may be beside theirs
   */
  SoundAligner(SoundPrint programme, SoundPrint reference, LagSeries hints) {
    this.programme = programme;
    this.reference = reference;
    this.hints = hints;
  }

  /** Lags in order of time; places without one are where nothing was found or all is silent. */
  List<Lag> align() {
    if (programme.isEmpty() || reference.isEmpty()) {
      return List.of();
    }
    base = 0;
    for (long at = programme.first(); at + WINDOW <= programme.end(); at += HOP) {
      Lag lag = near(at);
      if (lag == null) {
        lag = elsewhere(at);
      }
      if (lag != null) {
        lost = 0;
        base = lag.lagMicros() / SoundPrint.SAMPLE_MICROS;
        lags.add(lag);
      }
    }
    return List.copyOf(lags);
  }

  private @Nullable Lag elsewhere(long at) {
    double before = base;
    OptionalDouble hint = hints.around(at * SoundPrint.SAMPLE_MICROS, HINT_MICROS);
    Lag lag = null;
    if (hint.isPresent()) {
      double there = hint.getAsDouble() / SoundPrint.SAMPLE_MICROS;
      if (Math.abs(there - before) > REACH / 4) {
        base = there;
        lag = near(at);
      }
    }
    if (lag == null && lost++ % PATIENCE == PATIENCE - 1 && relocate(at)) {
      lag = near(at);
    }
    if (lag == null) {
      base = before;
    }
    return lag;
  }

  private @Nullable Lag near(long at) {
    float[] pattern = programme.emphasised(at, WINDOW);
    long from = at - Math.round(base) - REACH;
    float[] likeness =
        Correlation.normalised(pattern, reference.emphasised(from, WINDOW + 2 * REACH));
    int best = Correlation.best(likeness);
    int kept = best(likeness, REACH - 12, REACH + 12);
    if (likeness[kept] >= likeness[best] - CLEARLY_BETTER) {
      best = kept;
    }
    if (likeness[best] >= SAME_WAVE) {
      double shift = best + Correlation.vertex(likeness, best);
      return lag(at + WINDOW / 2, at - from - shift, likeness[best]);
    }
    return atSpeed(at);
  }

  private static int best(float[] values, int from, int to) {
    int best = from;
    for (int i = from; i <= to; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  // The lag itself may change, as where one runs faster: the pattern is stretched until it fits.
  private @Nullable Lag atSpeed(long at) {
    long centre = at + WINDOW / 2;
    int wide = (int) (SHORT_HALF * (1 + 2 * MOST_SPEED));
    // As it is, not emphasised: low tones forgive a speed that fits nearly.
    float[] around = programme.samples(centre - wide, 2 * wide);
    long from = centre - SHORT_HALF - Math.round(base) - SHORT_REACH;
    float[] there = reference.samples(from, 2 * SHORT_HALF + 2 * SHORT_REACH);
    Lag best = null;
    double bestRate = 0;
    int tries = (int) Math.round(2 * MOST_SPEED / SPEED_STEP) + 1;
    for (int i = -1; i < tries && (i != 0 || best == null); i++) {
      // The speed that fitted last is tried first, and all others only where it does not.
      double tried = i < 0 ? rate : i * SPEED_STEP - MOST_SPEED;
      float[] likeness = Correlation.normalised(stretched(around, wide, tried), there);
      int peak = Correlation.best(likeness);
      if (likeness[peak] >= SAME_AT_SPEED && (best == null || likeness[peak] > best.likeness())) {
        double shift = peak + Correlation.vertex(likeness, peak);
        best = lag(centre, centre - SHORT_HALF - from - shift, likeness[peak]);
        bestRate = tried;
      }
    }
    rate = bestRate;
    return best;
  }

  /** The middle of {@code around} as the reference would have it, where lags grow by the speed. */
  private static float[] stretched(float[] around, int middle, double speed) {
    float[] out = new float[2 * SHORT_HALF];
    for (int i = 0; i < out.length; i++) {
      double place = middle + (i - SHORT_HALF) / (1 - speed);
      int left = (int) place;
      float share = (float) (place - left);
      out[i] = around[left] + share * (around[left + 1] - around[left]);
    }
    return out;
  }

  private boolean relocate(long at) {
    int hops = (int) Math.min(COARSE_WINDOW, (programme.end() - at) / COARSE_HOP);
    int all = (int) ((reference.end() - reference.first()) / COARSE_HOP);
    if (hops < COARSE_WINDOW / 4 || all <= hops) {
      return false;
    }
    // Half a window of nothing on either side, so that what is cut off there is found too.
    long from = reference.first() - (long) hops / 2 * COARSE_HOP;
    float[] likeness =
        Correlation.normalised(
            programme.envelope(at, hops, COARSE_HOP),
            reference.envelope(from, all + hops, COARSE_HOP));
    double expected = (at - base - from) / COARSE_HOP;
    int best = Correlation.bestNear(likeness, expected, NEARER_RATHER);
    if (likeness[best] < SAME_COARSE) {
      return false;
    }
    base = at - (from + (double) best * COARSE_HOP);
    return true;
  }

  private static Lag lag(long number, double samples, double likeness) {
    return new Lag(number * SoundPrint.SAMPLE_MICROS, samples * SoundPrint.SAMPLE_MICROS, likeness);
  }
}
