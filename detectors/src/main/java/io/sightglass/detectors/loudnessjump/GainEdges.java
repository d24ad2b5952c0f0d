package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Finds where sound was multiplied by another gain, by the noise that every recording has: it stays
 * for seconds as it is, band by band, and programmes do not change it; a gain shifts it by the same
 * in all bands. The 7th, 15th and 30th percentile of each band's level in the two seconds after an
 * instant are held against those in the two seconds before it.
 */
final class GainEdges {

  private static final int WINDOW = 50;
  private static final int[] PERCENTILES = {7, 15, 30};

  /** Frames from one instant looked at to the next. */
  private static final int STEP = 4;

  /** Instants on either side among which an edge is the best. */
  private static final int REACH = 6;

  /** A power of two: both windows, the instants that are waited for, and room to find the edge. */
  private static final int KEPT = 256;

  /** Frames on either side of an instant in which the edge is. */
  private static final int ROOM = 30;

  /** Between the percentiles of one side; more is programme. */
  private static final double MOST_UNSTEADY_DB = 6;

  /** Between the shifts of a band's percentiles. */
  private static final double MOST_APART_DB = 2.2;

  /** Of a band's shift from the median of all. */
  private static final double MOST_UNLIKE_DB = 1.1;

  /** Part of the steady bands that are no further off. */
  private static final double LEAST_AGREEING = 0.8;

  /** In a band with less nothing plays, or the coder left it out. */
  private static final double LEAST_LEVEL_DB = -95;

  private static final int LEAST_BANDS = 3;

  private static final double LEAST_DB = 5;

  /**
   * What the middle of two windows looks like.
   *
   * @param frame the frame that is the first one after it
   * @param shift in dB; 0 where there is no edge
   * @param trust how many bands say it, less by how far they are apart
   * @param middles of each band that says it the level half way, NaN of others
   */
  private record Instant(long frame, double shift, double trust, double[] middles) {}

  private final Consumer<Edge> sink;
  private final double[][] levels = new double[KEPT][];
  private final MediaTime[] times = new MediaTime[KEPT];
  private final Deque<Instant> instants = new ArrayDeque<>();
  private final double[] before = new double[WINDOW];
  private final double[] after = new double[WINDOW];
  private long added;

  GainEdges(Consumer<Edge> sink) {
    this.sink = sink;
  }

  /** The levels of the next frame, which begins at {@code time}. */
  void add(MediaTime time, double[] bands) {
    int slot = (int) (added & (KEPT - 1));
    levels[slot] = bands;
    times[slot] = time;
    added++;
    if (added >= 2 * WINDOW && added % STEP == 0) {
      instants.addLast(look(added - WINDOW));
      if (instants.size() == 2 * REACH + 1) {
        judge();
        instants.removeFirst();
      }
    }
  }

  private Instant look(long frame) {
    double[] shifts = new double[BandLevels.COUNT];
    double[] middles = new double[BandLevels.COUNT];
    double apart = 0;
    int bands = 0;
    for (int b = 0; b < BandLevels.COUNT; b++) {
      middles[b] = Double.NaN;
      // Programme mostly is not, and needs no sorting of the rest.
      if (steady(b, frame - WINDOW, before) && steady(b, frame, after)) {
        double spread = spread();
        if (spread <= MOST_APART_DB) {
          middles[b] = (percentile(after, 1) + percentile(before, 1)) / 2;
          shifts[bands] = percentile(after, 1) - percentile(before, 1);
          apart += spread;
          bands++;
        }
      }
    }
    double shift = agreed(shifts, bands);
    return Math.abs(shift) >= LEAST_DB
        ? new Instant(frame, shift, bands - apart / bands, middles)
        : new Instant(frame, 0, 0, middles);
  }

  // The median shift, if most bands have it; 0 otherwise.
  private static double agreed(double[] shifts, int bands) {
    if (bands < LEAST_BANDS) {
      return 0;
    }
    Arrays.sort(shifts, 0, bands);
    double median = (shifts[bands / 2] + shifts[(bands - 1) / 2]) / 2;
    int alike = 0;
    for (int b = 0; b < bands; b++) {
      alike += Math.abs(shifts[b] - median) <= MOST_UNLIKE_DB ? 1 : 0;
    }
    return alike >= LEAST_BANDS && alike >= LEAST_AGREEING * bands ? median : 0;
  }

  /** Sorts a band's levels from a frame on, and tells whether the quiet ones are steady. */
  private boolean steady(int band, long from, double[] window) {
    for (int i = 0; i < WINDOW; i++) {
      window[i] = levels[(int) ((from + i) & (KEPT - 1))][band];
    }
    Arrays.sort(window);
    double quietest = percentile(window, 0);
    return quietest >= LEAST_LEVEL_DB
        && percentile(window, PERCENTILES.length - 1) - quietest <= MOST_UNSTEADY_DB;
  }

  private static double percentile(double[] window, int which) {
    return window[PERCENTILES[which] * (WINDOW - 1) / 100];
  }

  private double spread() {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (int q = 0; q < PERCENTILES.length; q++) {
      double shift = percentile(after, q) - percentile(before, q);
      least = Math.min(least, shift);
      most = Math.max(most, shift);
    }
    return most - least;
  }

  // Is the one in the middle the best of those around it?
  private void judge() {
    Instant[] all = instants.toArray(Instant[]::new);
    Instant here = all[REACH];
    if (here.shift == 0) {
      return;
    }
    for (int i = 0; i < all.length; i++) {
      if (i < REACH && all[i].trust >= here.trust || i > REACH && all[i].trust > here.trust) {
        return;
      }
    }
    sink.accept(new Edge(times[(int) (exact(here) & (KEPT - 1))], here.shift));
  }

  // The frame from which on the bands are on the other side of half way, as a whole.
  private long exact(Instant instant) {
    double half = Math.abs(instant.shift) / 2;
    long best = instant.frame;
    double sum = 0;
    double least = Double.MAX_VALUE;
    for (long frame = instant.frame - ROOM; frame < instant.frame + ROOM; frame++) {
      if (sum < least) {
        least = sum;
        best = frame;
      }
      double[] bands = levels[(int) (frame & (KEPT - 1))];
      for (int b = 0; b < bands.length; b++) {
        double off = bands[b] - instant.middles[b];
        // Louder than the noise on either side is programme, which says nothing.
        if (off < half + MOST_UNSTEADY_DB) {
          double side = Math.clamp(off, -half, half);
          sum += instant.shift > 0 ? side : -side;
        }
      }
    }
    return best;
  }
}
