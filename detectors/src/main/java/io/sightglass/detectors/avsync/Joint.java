package io.sightglass.detectors.avsync;

import io.sightglass.core.media.AudioBlock;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sound goes on where its timestamps do not. The end of one block predicts the start of
 * the next by a linear predictor (Levinson–Durbin): where nothing is missing in between it does so
 * as well as within the block; where something is, the wave jumps. Sound that can't be predicted,
 * noise or silence, tells nothing.
 */
final class Joint {

  /** What the sound says about a gap in its timestamps. */
  enum Verdict {
    /** The wave goes on: the timestamps alone moved. */
    GOES_ON,
    /** The wave jumps: sound is missing. */
    BREAKS,
    UNKNOWN
  }

  private static final int TAIL = 512;
  private static final int HEAD = 4;
  private static final int ORDER = 24;

  /** A power gain of the prediction under which a break would drown in its error. */
  private static final double LEAST_GAIN = 100;

  /** A break is expected at about the root of the gain, ten and more; the wave itself stays low. */
  private static final double BREAK = 6;

  /** −60 dBFS. */
  private static final double LEAST_POWER = 1e-6;

  private final double[] tail;
  private final double[] head;

  private Joint(double[] tail, double[] head) {
    this.tail = tail;
    this.head = head;
  }

  /** The joint between two blocks, or null where they are too short. */
  static @Nullable Joint between(AudioBlock before, AudioBlock after) {
    int channels = Math.min(before.channels(), after.channels());
    if (channels == 0 || before.length() < TAIL || after.length() < HEAD) {
      return null;
    }
    double[] tail = new double[TAIL];
    double[] head = new double[HEAD];
    for (int c = 0; c < channels; c++) {
      float[] x = before.channel(c);
      float[] y = after.channel(c);
      for (int i = 0; i < TAIL; i++) {
        tail[i] += x[x.length - TAIL + i] / channels;
      }
      for (int i = 0; i < HEAD; i++) {
        head[i] += y[i] / channels;
      }
    }
    return new Joint(tail, head);
  }

  Verdict verdict() {
    double[] predictor = predictor();
    if (predictor.length == 0) {
      return Verdict.UNKNOWN;
    }
    double power = 0;
    double error = 0;
    for (int i = ORDER; i < TAIL; i++) {
      double e = tail[i] - predicted(predictor, i);
      error += e * e;
      power += tail[i] * tail[i];
    }
    error = error / (TAIL - ORDER) + 1e-14;
    power /= TAIL - ORDER;
    if (power < LEAST_POWER || power / error < LEAST_GAIN) {
      return Verdict.UNKNOWN;
    }
    double worst = 0;
    for (int i = TAIL; i < TAIL + HEAD; i++) {
      worst = Math.max(worst, Math.abs(sample(i) - predicted(predictor, i)));
    }
    return worst > BREAK * Math.sqrt(error) ? Verdict.BREAKS : Verdict.GOES_ON;
  }

  private double sample(int i) {
    return i < TAIL ? tail[i] : head[i - TAIL];
  }

  private double predicted(double[] predictor, int i) {
    double sum = 0;
    for (int k = 1; k <= ORDER; k++) {
      sum += predictor[k] * sample(i - k);
    }
    return sum;
  }

  private double[] predictor() {
    double[] windowed = new double[TAIL];
    for (int i = 0; i < TAIL; i++) {
      windowed[i] = tail[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / TAIL));
    }
    double[] r = new double[ORDER + 1];
    for (int lag = 0; lag <= ORDER; lag++) {
      for (int i = lag; i < TAIL; i++) {
        r[lag] += windowed[i] * windowed[i - lag];
      }
    }
    if (r[0] <= 0) {
      return new double[0];
    }
    double[] a = new double[ORDER + 1];
    double error = r[0] * (1 + 1e-9);
    for (int m = 1; m <= ORDER; m++) {
      double sum = r[m];
      for (int k = 1; k < m; k++) {
        sum -= a[k] * r[m - k];
      }
      double reflection = sum / error;
      double[] next = a.clone();
      next[m] = reflection;
      for (int k = 1; k < m; k++) {
        next[k] = a[k] - reflection * a[m - k];
      }
      a = next;
      error *= 1 - reflection * reflection;
    }
    return a;
  }
}
