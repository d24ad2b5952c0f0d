package io.sightglass.detectors.click;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.time.MediaTime;
import java.util.List;

/**
 * Finds a buffer that comes twice, sample by sample: what a sound card or a player does that is not
 * fed in time. Peaks that tower over the five bins on either side serve as marks; a mark that has
 * come before with the same value is a suspicion, and the samples around it prove it. A tone that
 * repeats by itself, within the buffer, is none. Lossy coding after the damage hides it.
 */
final class Repeats {

  private static final int HISTORY = 1 << 15;
  private static final int MASK = HISTORY - 1;
  private static final int MARKS = 64;
  private static final int REACH_BINS = 5;
  private static final int PEAKS = 16;
  private static final float LEAST_PEAK = 0.003f;
  private static final double SHORTEST_SECONDS = 0.002;
  private static final double LONGEST_SECONDS = 0.2;
  private static final double WHOLE = 0.95;
  private static final float ALIKE = 0.05f;
  private static final long HEARTBEAT_MICROS = 1_000_000;

  private final List<Measurement> out;
  private final int sampleRate;
  private final int binSamples;
  private final float[] history = new float[HISTORY];
  // Peaks of the last bins; a mark is REACH_BINS back.
  private final float[] peaks = new float[PEAKS];
  private final long[] markAt = new long[MARKS];
  private final float[] markValue = new float[MARKS];
  private long marks;
  private long seen;
  private long bins;
  private long judgeAt = Long.MAX_VALUE;
  private long suspect;
  private int lag;
  private long saidTo = Long.MIN_VALUE;
  private long saidMicros = Long.MIN_VALUE;
  private long silentTo;

  Repeats(List<Measurement> out, int sampleRate, int binSamples) {
    this.out = out;
    this.sampleRate = sampleRate;
    this.binSamples = binSamples;
  }

  /** The next samples; their bins follow. */
  void add(float[] samples) {
    for (int from = 0; from < samples.length; ) {
      int at = (int) (seen & MASK);
      int count = Math.min(samples.length - from, HISTORY - at);
      System.arraycopy(samples, from, history, at, count);
      from += count;
      seen += count;
    }
  }

  /**
   * The next bin.
   *
   * @param anchor time of sample zero
   */
  void addBin(float peak, MediaTime anchor) {
    peaks[(int) (bins % PEAKS)] = peak;
    bins++;
    long middle = bins - 1 - REACH_BINS;
    if (middle >= 0 && judgeAt == Long.MAX_VALUE && towers(middle)) {
      mark(middle);
    }
    if (seen >= judgeAt) {
      judge(anchor);
    }
    if (judgeAt == Long.MAX_VALUE && bins >= silentTo) {
      MediaTime now = timeOf(bins * binSamples, anchor);
      if (now.micros() - HEARTBEAT_MICROS >= saidMicros) {
        say(now, HEARTBEAT_MICROS, 0);
        // A little short of the next one, which the rounding of times may bring forward.
        silentTo = bins + HEARTBEAT_MICROS * sampleRate / (1_000_000L * binSamples) - 1;
      }
    }
  }

  private boolean towers(long bin) {
    float here = peaks[(int) (bin % PEAKS)];
    if (here < LEAST_PEAK) {
      return false;
    }
    for (int i = 1; i <= REACH_BINS; i++) {
      if (peaks[(int) ((bin + i) % PEAKS)] >= here
          || peaks[(int) ((bin - i + PEAKS) % PEAKS)] > here) {
        return false;
      }
    }
    return true;
  }

  private void mark(long bin) {
    long at = bin * binSamples;
    for (long i = at; i < at + binSamples; i++) {
      if (Math.abs(history[(int) (i & MASK)]) > Math.abs(history[(int) (at & MASK)])) {
        at = i;
      }
    }
    float value = history[(int) (at & MASK)];
    for (long m = marks - 1; m >= Math.max(0, marks - MARKS) && at > saidTo; m--) {
      long distance = at - markAt[(int) (m % MARKS)];
      if (distance > LONGEST_SECONDS * sampleRate) {
        break;
      }
      if (markValue[(int) (m % MARKS)] == value && distance >= SHORTEST_SECONDS * sampleRate) {
        lag = (int) distance;
        suspect = at;
        judgeAt = at + lag + 1;
        break;
      }
    }
    markAt[(int) (marks % MARKS)] = at;
    markValue[(int) (marks % MARKS)] = value;
    marks++;
  }

  private void judge(MediaTime anchor) {
    judgeAt = Long.MAX_VALUE;
    long from = suspect;
    while (from > 0 && suspect - from <= 2L * lag && same(from - 1, lag)) {
      from--;
    }
    long to = suspect + 1;
    while (to < seen && same(to, lag)) {
      to++;
    }
    long run = to - from;
    if (run < WHOLE * lag || suspect - from > 2L * lag || periodic(from)) {
      return;
    }
    saidTo = to;
    MediaTime start = timeOf(from, anchor);
    long micros = Math.round(run * 1e6 / sampleRate);
    say(start, micros, lag * 1000.0 / sampleRate);
    say(start.plus(micros), HEARTBEAT_MICROS, 0);
  }

  private boolean same(long sample, int distance) {
    return history[(int) (sample & MASK)] == history[(int) ((sample - distance) & MASK)];
  }

  private boolean alike(long sample, int distance, float tolerance) {
    float before = history[(int) ((sample - distance) & MASK)];
    return Math.abs(history[(int) (sample & MASK)] - before) <= tolerance;
  }

  // Whether the buffer nearly repeats within itself, as a coded tone does.
  private boolean periodic(long from) {
    float peak = 0;
    for (long i = from; i < from + lag; i++) {
      peak = Math.max(peak, Math.abs(history[(int) (i & MASK)]));
    }
    float tolerance = ALIKE * peak;
    for (int period = 1; period <= lag / 2; period++) {
      long i = from;
      long end = from + lag - period;
      while (i < end && alike(i + period, period, tolerance)) {
        i++;
      }
      if (i == end) {
        return true;
      }
    }
    return false;
  }

  private MediaTime timeOf(long sample, MediaTime anchor) {
    return anchor.plus(Math.round(sample * 1e6 / sampleRate));
  }

  private void say(MediaTime time, long micros, double milliseconds) {
    out.add(new Measurement(ClickDetectorFactory.REPEAT, time, micros, milliseconds));
    saidMicros = Math.max(saidMicros, time.micros());
  }
}
