package io.sightglass.detectors.click;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.time.MediaTime;
import java.util.List;

/**
 * Finds a buffer that comes twice, sample by sample: what a sound card or a player does that is not
 * fed in time. Peaks that tower over what is within 2.5 ms of them serve as marks; a mark that has
 * come before with the same value is a suspicion, and the samples around it prove it. A tone that
 * repeats by itself, within the buffer, is none. Lossy coding after the damage hides it.
 */
final class Repeats {

  private static final int HISTORY = 1 << 15;
  private static final int MASK = HISTORY - 1;
  private static final int MARKS = 64;
  private static final float LEAST_PEAK = 0.003f;
  private static final double SHORTEST_SECONDS = 0.002;
  private static final double LONGEST_SECONDS = 0.2;
  private static final double WHOLE = 0.95;
  private static final float ALIKE = 0.05f;
  private static final long HEARTBEAT_MICROS = 1_000_000;

  private final List<Measurement> out;
  private final int sampleRate;
  private final int reach;
  private final float[] history = new float[HISTORY];
  private final long[] markAt = new long[MARKS];
  private final float[] markValue = new float[MARKS];
  private long marks;
  private long seen;
  private long best = -1;
  private float bestMagnitude;
  private long judgeAt = Long.MAX_VALUE;
  private long suspect;
  private int lag;
  private long saidTo = Long.MIN_VALUE;
  private long saidMicros = Long.MIN_VALUE;

  Repeats(List<Measurement> out, int sampleRate) {
    this.out = out;
    this.sampleRate = sampleRate;
    this.reach = sampleRate / 400;
  }

  /**
   * @param anchor time of sample zero
   * @param first number of the block's first sample
   */
  void add(float[] samples, MediaTime anchor, long first) {
    long offset = first - seen;
    for (float sample : samples) {
      history[(int) (seen & MASK)] = sample;
      float magnitude = Math.abs(sample);
      if (best >= 0 && seen - best > reach) {
        mark();
      }
      if (magnitude > bestMagnitude) {
        bestMagnitude = magnitude;
        best = seen;
      }
      seen++;
      if (seen >= judgeAt) {
        judge(anchor, offset);
      }
    }
    MediaTime now = timeOf(seen, anchor, offset);
    if (judgeAt == Long.MAX_VALUE && now.micros() - HEARTBEAT_MICROS >= saidMicros) {
      say(now, 0, 0);
    }
  }

  // The peak has towered for long enough behind it; before it, it was the largest since the last.
  private void mark() {
    float value = history[(int) (best & MASK)];
    if (bestMagnitude > LEAST_PEAK && judgeAt == Long.MAX_VALUE && best > saidTo) {
      for (long m = marks - 1; m >= Math.max(0, marks - MARKS); m--) {
        int slot = (int) (m % MARKS);
        long distance = best - markAt[slot];
        if (distance > LONGEST_SECONDS * sampleRate) {
          break;
        }
        if (markValue[slot] == value && distance >= SHORTEST_SECONDS * sampleRate) {
          lag = (int) distance;
          suspect = best;
          judgeAt = best + lag + 1;
          break;
        }
      }
    }
    markAt[(int) (marks % MARKS)] = best;
    markValue[(int) (marks % MARKS)] = value;
    marks++;
    best = -1;
    bestMagnitude = 0;
  }

  private void judge(MediaTime anchor, long offset) {
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
    MediaTime start = timeOf(from, anchor, offset);
    long micros = Math.round(run * 1e6 / sampleRate);
    say(start, micros, lag * 1000.0 / sampleRate);
    say(start.plus(micros), 0, 0);
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

  private MediaTime timeOf(long sample, MediaTime anchor, long offset) {
    return anchor.plus(Math.round((sample + offset) * 1e6 / sampleRate));
  }

  private void say(MediaTime time, long micros, double milliseconds) {
    out.add(new Measurement(ClickDetectorFactory.REPEAT, time, micros, milliseconds));
    saidMicros = Math.max(saidMicros, time.micros());
  }
}
