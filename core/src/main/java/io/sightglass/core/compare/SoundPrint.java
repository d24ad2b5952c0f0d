package io.sightglass.core.compare;

import io.sightglass.core.media.AudioBlock;
import java.util.Arrays;

/**
 * A programme's sound as comparison needs it: mono, 4 kHz, laid out by presentation time, so that
 * what is missing is silent. Sample {@code n} stands at {@code n} × 250 µs of the time axis. Grows
 * while it is built; 16 kB a second. One thread.
 */
final class SoundPrint {

  static final int RATE = 4_000;
  static final long SAMPLE_MICROS = 1_000_000 / RATE;

  private float[] sums = new float[RATE];
  private short[] counts = new short[RATE];
  private long first = Long.MIN_VALUE;
  private int length;

  /** Adds a block; blocks come in order of time. */
  void add(AudioBlock block) {
    if (block.channels() == 0 || block.length() == 0) {
      return;
    }
    if (first == Long.MIN_VALUE) {
      first = Math.floorDiv(block.time().micros(), SAMPLE_MICROS);
    }
    double step = (double) RATE / block.track().sampleRate();
    double from = (double) block.time().micros() / SAMPLE_MICROS - first;
    long last = (long) Math.floor(from + (block.length() - 1) * step);
    if (last < 0 || last > Integer.MAX_VALUE / 2) {
      return;
    }
    room((int) last + 1);
    for (int i = 0; i < block.length(); i++) {
      // Means over each quarter of a millisecond: both programmes pass through the same sieve.
      int slot = (int) Math.floor(from + i * step);
      if (slot >= 0) {
        float sum = 0;
        for (int c = 0; c < block.channels(); c++) {
          sum += block.channel(c)[i];
        }
        sums[slot] += sum / block.channels();
        counts[slot]++;
      }
    }
  }

  private void room(int wanted) {
    if (wanted > sums.length) {
      int larger = Math.max(wanted, sums.length + sums.length / 2);
      sums = Arrays.copyOf(sums, larger);
      counts = Arrays.copyOf(counts, larger);
    }
    length = Math.max(length, wanted);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Number of the first sample. */
  long first() {
    return length == 0 ? 0 : first;
  }

  /** Number of the sample after the last. */
  long end() {
    return first() + length;
  }

  /**
   * Copies {@code count} samples from number {@code from} on, each less 0.9 of the one before: that
   * lifts consonants and takes hum away. Zero where there is no sound.
   */
  float[] emphasised(long from, int count) {
    float[] out = new float[count];
    float before = sample(from - 1);
    for (int i = 0; i < count; i++) {
      float now = sample(from + i);
      out[i] = now - 0.9f * before;
      before = now;
    }
    return out;
  }

  /** Copies {@code count} samples from number {@code from} on; zero where there is no sound. */
  float[] samples(long from, int count) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = sample(from + i);
    }
    return out;
  }

  /** Root mean square of the samples from {@code from} on, hop by hop. */
  float[] envelope(long from, int hops, int hopSamples) {
    float[] out = new float[hops];
    for (int h = 0; h < hops; h++) {
      double power = 0;
      for (int i = 0; i < hopSamples; i++) {
        float x = sample(from + (long) h * hopSamples + i);
        power += x * x;
      }
      out[h] = (float) Math.sqrt(power / hopSamples);
    }
    return out;
  }

  private float sample(long number) {
    long slot = number - first;
    if (length == 0 || slot < 0 || slot >= length) {
      return 0;
    }
    int count = counts[(int) slot];
    return count == 0 ? 0 : sums[(int) slot] / count;
  }
}
