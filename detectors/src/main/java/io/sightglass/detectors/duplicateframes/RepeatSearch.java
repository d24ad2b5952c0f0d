package io.sightglass.detectors.duplicateframes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells pictures that repeat the one before from those that merely differ little: around a repeated
 * one the programme moves, on both sides, and in it nothing does. Each picture is compared with the
 * least of two on either side, run by run of still ones; so it is known some pictures later.
 */
final class RepeatSearch {

  /** How sure it is that a picture repeats the one before. */
  enum Verdict {
    /** Too little moves for it to be told. */
    UNSEEN,
    NEW,
    /** Only in a rhythm with others. */
    PERHAPS,
    REPEATED
  }

  /** Pictures on either side from which it is taken how much moves here. */
  private static final int AROUND = 6;

  /** Pictures on either side among which moving ones are looked for. */
  private static final int REACH = 8;

  /** Moving pictures on either side that a still one is compared with. */
  private static final int COMPARED = 2;

  private static final int LATENCY = AROUND + REACH;

  /** Rank of the usual motion among the pictures around: over half may be repeated themselves. */
  private static final double USUAL = 0.6;

  // Of what moves usually: above it a picture is surely not still.
  private static final double STILL_MOVING = 0.35;
  private static final double STILL_MEAN = 0.25;
  private static final double STILL_LARGEST = 12;

  // Kept apart from nought, so that ratios of tiny numbers mean nothing.
  private static final double LEAST_LARGEST = 0.5;
  private static final double LEAST_MOVING = 0.05;
  private static final double LEAST_MEAN = 0.01;

  // A cut differs by far more than the pictures near it: it is no motion.
  private static final double CUT_MEAN = 15;
  private static final double CUT_RATIO = 4;
  private static final int CUT_NEAR = 3;

  /** Longest run, in pictures, that is taken for repeats; longer ones are freezes or pauses. */
  private static final int LONGEST_RUN = 7;

  private enum Motion {
    TOO_LITTLE,
    MOVES,
    STILL
  }

  private final double movingCodes;
  private final double repeatedRatio;
  private final BiConsumer<Sample, Verdict> found;
  private final List<Sample> window = new ArrayList<>();
  private final List<Motion> motions = new ArrayList<>();
  private int next;
  private boolean lastRepeated;

  /**
   * @param movingCodes least difference of the blocks that move most, where repeats can be told
   * @param repeatedRatio geometric mean of a repeat's differences over those around, at most
   * @param found told of each picture in order
   */
  RepeatSearch(double movingCodes, double repeatedRatio, BiConsumer<Sample, Verdict> found) {
    this.movingCodes = movingCodes;
    this.repeatedRatio = repeatedRatio;
    this.found = found;
  }

  void add(Sample sample) {
    window.add(sample);
    if (window.size() > AROUND) {
      motions.add(motion(window.size() - 1 - AROUND));
    }
    if (window.size() > next + LATENCY) {
      decide();
    }
    if (next > 4 * LATENCY) {
      int old = next - LATENCY;
      window.subList(0, old).clear();
      motions.subList(0, old).clear();
      next -= old;
    }
  }

  void flush() {
    while (motions.size() < window.size()) {
      motions.add(motion(motions.size()));
    }
    while (next < window.size()) {
      decide();
    }
    window.clear();
    motions.clear();
    next = 0;
    lastRepeated = false;
  }

  private Motion motion(int i) {
    List<Double> moving = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int j = Math.max(0, i - AROUND); j < Math.min(window.size(), i + AROUND + 1); j++) {
      if (j != i) {
        moving.add(window.get(j).moving());
        means.add(window.get(j).mean());
      }
    }
    if (moving.isEmpty()) {
      return Motion.TOO_LITTLE;
    }
    moving.sort(null);
    means.sort(null);
    double usualMoving = moving.get((int) (USUAL * moving.size()));
    double usualMean = means.get((int) (USUAL * means.size()));
    Sample sample = window.get(i);
    if (usualMoving < movingCodes || sample.flat()) {
      return Motion.TOO_LITTLE;
    }
    return sample.moving() <= STILL_MOVING * usualMoving
            && sample.mean() <= STILL_MEAN * usualMean
            && sample.largest() <= STILL_LARGEST
        ? Motion.STILL
        : Motion.MOVES;
  }

  private void decide() {
    Sample sample = window.get(next);
    Verdict verdict =
        switch (motions.get(next)) {
          case STILL -> verdict(next);
          case MOVES -> Verdict.NEW;
          case TOO_LITTLE -> Verdict.UNSEEN;
        };
    lastRepeated = verdict == Verdict.REPEATED;
    found.accept(sample, verdict);
    next++;
  }

  private Verdict verdict(int i) {
    List<Sample> moving = new ArrayList<>();
    int run = 1;
    run += collect(i, -1, moving);
    int before = moving.size();
    run += collect(i, 1, moving);
    if (before < COMPARED || moving.size() < 2 * COMPARED || run > LONGEST_RUN) {
      return Verdict.UNSEEN;
    }
    double largest = Double.MAX_VALUE;
    double motion = Double.MAX_VALUE;
    double mean = Double.MAX_VALUE;
    for (Sample other : moving) {
      largest = Math.min(largest, other.largest());
      motion = Math.min(motion, other.moving());
      mean = Math.min(mean, other.mean());
    }
    Sample sample = window.get(i);
    double a = (sample.largest() + LEAST_LARGEST) / (largest + LEAST_LARGEST);
    double b = (sample.moving() + LEAST_MOVING) / (motion + LEAST_MOVING);
    double c = (sample.mean() + LEAST_MEAN) / (mean + LEAST_MEAN);
    double ratio = Math.cbrt(a * b * c);
    double worst = Math.max(a, Math.max(b, c));
    if (ratio <= repeatedRatio && worst <= 2.25 * repeatedRatio
        || lastRepeated && ratio <= 2 * repeatedRatio && worst <= 2.5 * repeatedRatio) {
      return Verdict.REPEATED;
    }
    return ratio <= 2.25 * repeatedRatio ? Verdict.PERHAPS : Verdict.NEW;
  }

  private boolean isCut(int i) {
    double mean = window.get(i).mean();
    double near = 0;
    for (int j = Math.max(0, i - CUT_NEAR); j < Math.min(window.size(), i + CUT_NEAR + 1); j++) {
      if (j != i) {
        near = Math.max(near, window.get(j).mean());
      }
    }
    return mean >= CUT_MEAN && mean > CUT_RATIO * near;
  }

  /**
   * Adds the nearest moving pictures on one side, up to a cut; returns how many still ones come
   * before them.
   */
  private int collect(int i, int step, List<Sample> moving) {
    int run = 0;
    int found = 0;
    for (int j = i + step;
        j >= 0 && j < window.size() && Math.abs(j - i) <= REACH && found < COMPARED;
        j += step) {
      if (isCut(j)) {
        break;
      }
      if (motions.get(j) != Motion.STILL) {
        moving.add(window.get(j));
        found++;
      } else if (found == 0) {
        run++;
      }
    }
    return run;
  }
}
