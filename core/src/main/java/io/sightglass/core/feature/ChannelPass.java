package io.sightglass.core.feature;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures one channel hop by hop; its filters' memory crosses hops and chunks. */
final class ChannelPass {

  final Series peaks = new Series();
  final Series energies = new Series();
  final Series means = new Series();
  final Series zeros = new Series();
  final Series truePeaks = new Series();
  private final boolean levels;
  private final @Nullable TruePeakMeter truePeakMeter;

  private float peak;
  private double squares;
  private double sum;
  private int zeroCount;
  private float truePeak;

  ChannelPass(Set<? extends Feature> features, PeakKernel kernel) {
    levels = features.contains(SoundFeature.AUDIO_LEVELS);
    truePeakMeter = features.contains(SoundFeature.TRUE_PEAK) ? new TruePeakMeter(kernel) : null;
  }

  /** Levels that were gathered elsewhere. */
  void add(float largest, int nothing, double energy, double total) {
    peak = Math.max(peak, largest);
    zeroCount += nothing;
    squares += energy;
    sum += total;
  }

  void addTruePeak(float[] samples, int from, int count) {
    if (truePeakMeter != null) {
      truePeak = Math.max(truePeak, truePeakMeter.peak(samples, from, count));
    }
  }

  void addLevels(float[] samples, int from, int count) {
    if (!levels) {
      return;
    }
    // Magnitudes compare as their bits do, which is faster; two sums of each kind, so that neither
    // waits for its own last addition.
    int largest = 0;
    int nothing = 0;
    double energy = 0;
    double energy2 = 0;
    double total = 0;
    double total2 = 0;
    int i = from;
    int end = from + count;
    for (; i + 1 < end; i += 2) {
      float x = samples[i];
      float y = samples[i + 1];
      int bits = PairLevels.magnitude(x);
      int bits2 = PairLevels.magnitude(y);
      largest = Math.max(largest, Math.max(bits, bits2));
      nothing += (bits == 0 ? 1 : 0) + (bits2 == 0 ? 1 : 0);
      energy += (double) x * x;
      energy2 += (double) y * y;
      total += x;
      total2 += y;
    }
    if (i < end) {
      float x = samples[i];
      largest = Math.max(largest, PairLevels.magnitude(x));
      nothing += x == 0 ? 1 : 0;
      energy += (double) x * x;
      total += x;
    }
    add(Float.intBitsToFloat(largest), nothing, energy + energy2, total + total2);
  }

  void endHop(int samples) {
    if (levels) {
      peaks.add(peak);
      energies.add(squares / samples);
      means.add(sum / samples);
      zeros.add(zeroCount);
    }
    if (truePeakMeter != null) {
      truePeaks.add(truePeak);
    }
    peak = 0;
    squares = 0;
    sum = 0;
    zeroCount = 0;
    truePeak = 0;
  }
}
