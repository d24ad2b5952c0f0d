package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Guesses sync from what is seen and heard at once: where motion starts or stops, as of lips, hands
 * and things that hit, and where sound sets in. Their correlation over lags of up to a second has a
 * peak at the offset where a programme has enough of it; on most it has peaks by chance. So the
 * last minute is taken in four parts that must find the same lag each, and together one that stands
 * out. Otherwise the offset is indeterminate, and only the confidence is said: the share of the
 * parts that agree.
 */
final class BlindSync {

  private static final long EVERY_MICROS = 5_000_000;

  /** What lies so far apart is no one minute. */
  private static final long JUMP_MICROS = 2_000_000;

  private static final int PARTS = 4;
  private static final int PART_POINTS = 1_500;
  private static final int REACH = 100;

  /** Lags within 40 ms are the same: a picture's time at 25 a second. */
  private static final int SAME = 4;

  /** Farther from the peak than this, there must be nothing like it. */
  private static final int BESIDE = 15;

  private static final double STANDS_OUT = 0.6;

  /** Motion in 8-bit codes a sample, under which its changes are noise. */
  private static final double STILL = 0.3;

  /** A cut: a change that towers over those on both sides. */
  private static final double CUT = 3;

  /** −60 dBFS, as power: under it, what sets in is noise. */
  private static final double SILENT = 1e-6;

  private static final double CODES = 255;

  /**
   * What a stop of motion counts against a start: what moves at a hit mostly goes on for a while.
   */
  private static final double STOP = 0.5;

  private final int soundTrack;
  private final OnsetTrack seen = new OnsetTrack();
  private final OnsetTrack heard = new OnsetTrack();
  private double motionBefore = Double.NaN;
  private double motion = Double.NaN;
  private long motionAt;
  private double soundBefore = Double.NaN;
  private long start = Long.MIN_VALUE;
  // Before any sound: so far back that nothing is known, and not so far that it wraps.
  private long soundEnd = Long.MIN_VALUE / 2;
  private long nextMicros;

  BlindSync(int soundTrack) {
    this.soundTrack = soundTrack;
  }

  List<Measurement> add(List<FrameFeatures> frames, List<AudioFeatures> sound) {
    for (FrameFeatures frame : frames) {
      look(frame.time().micros(), frame.get(FrameDifference.TO_PREVIOUS));
    }
    for (AudioFeatures features : sound) {
      if (features.track().index() == soundTrack) {
        listen(features);
      }
    }
    List<Measurement> out = new ArrayList<>();
    long known = Math.min(motionAt, soundEnd) - REACH * OnsetTrack.GRID_MICROS;
    for (; start != Long.MIN_VALUE && nextMicros <= known; nextMicros += EVERY_MICROS) {
      if (nextMicros - start >= PARTS * PART_POINTS * OnsetTrack.GRID_MICROS) {
        guess(nextMicros, out);
      }
    }
    return out;
  }

  // Known one picture late: whether the one between was a cut.
  private void look(long time, @Nullable FrameDifference difference) {
    double now = difference == null ? Double.NaN : CODES * difference.lumaMean() + STILL;
    if (start == Long.MIN_VALUE || Math.abs(time - motionAt) > JUMP_MICROS) {
      start = time;
      nextMicros = time;
    }
    boolean cut = motion > CUT * motionBefore && motion > CUT * now;
    double change = Math.log(motion / motionBefore);
    if (!cut && !Double.isNaN(change)) {
      seen.put(motionAt, change > 0 ? change : -STOP * change);
    }
    motionBefore = cut ? now : motion;
    motion = now;
    motionAt = time;
  }

  private void listen(AudioFeatures features) {
    double[][] energy = features.energy();
    for (int hop = 0; energy != null && hop < features.hops(); hop++) {
      double sum = SILENT;
      for (int c = 0; c < energy.length; c++) {
        sum += features.alternating(c, hop);
      }
      soundEnd = features.times()[hop].micros();
      double rise = Math.log(sum / soundBefore);
      if (rise > 0) {
        heard.put(soundEnd, rise);
      }
      soundBefore = sum;
    }
  }

  private void guess(long now, List<Measurement> out) {
    long end = now / OnsetTrack.GRID_MICROS;
    double[] together = new double[2 * REACH + 1];
    int[] found = new int[PARTS];
    for (int part = 0; part < PARTS; part++) {
      double[] likeness = likeness(end - (long) (PARTS - part) * PART_POINTS);
      found[part] = largest(likeness, lag -> true);
      for (int i = 0; i < likeness.length; i++) {
        together[i] += likeness[i];
      }
    }
    int best = largest(together, lag -> true);
    long agreeing = Arrays.stream(found).filter(lag -> Math.abs(lag - best) <= SAME).count();
    MediaTime time = new MediaTime(now - EVERY_MICROS);
    out.add(
        new Measurement(
            AvSyncDetectorFactory.CONFIDENCE, time, EVERY_MICROS, agreeing / (double) PARTS));
    double rest = together[largest(together, lag -> Math.abs(lag - best) > BESIDE)];
    if (agreeing == PARTS && rest < STANDS_OUT * together[best]) {
      out.add(
          new Measurement(
              AvSyncDetectorFactory.BLIND,
              time,
              EVERY_MICROS,
              (best - REACH) * OnsetTrack.GRID_MICROS / 1e3));
    }
  }

  /** For each lag, of how far what is seen goes with what is heard so much later, in one part. */
  private double[] likeness(long from) {
    double[] sound = new double[PART_POINTS + 2 * REACH];
    double mean = 0;
    for (int i = 0; i < sound.length; i++) {
      long at = from - REACH + i;
      // A picture tells when to 20 ms on either side.
      sound[i] = heard.at(at) + (heard.at(at - 1) + heard.at(at + 1)) / 2.0;
      mean += sound[i] / sound.length;
    }
    double[] likeness = new double[2 * REACH + 1];
    for (int i = 0; i < PART_POINTS; i++) {
      float strength = seen.at(from + i);
      for (int lag = 0; strength > 0 && lag < likeness.length; lag++) {
        likeness[lag] += strength * (sound[i + lag] - mean);
      }
    }
    return likeness;
  }

  private static int largest(double[] values, IntPredicate among) {
    return IntStream.range(0, values.length)
        .filter(among)
        .reduce(0, (a, b) -> values[b] > values[a] || !among.test(a) ? b : a);
  }
}
