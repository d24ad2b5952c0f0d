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

  void add(float[] samples, int from, int count) {
    if (levels) {
      addLevels(samples, from, count);
    }
    if (truePeakMeter != null) {
      truePeak = Math.max(truePeak, truePeakMeter.peak(samples, from, count));
    }
  }

  private void addLevels(float[] samples, int from, int count) {
    float largest = peak;
    double energy = 0;
    double total = 0;
    int nothing = 0;
    for (int i = from; i < from + count; i++) {
      float x = samples[i];
      largest = Math.max(largest, Math.abs(x));
      energy += (double) x * x;
      total += x;
      nothing += x == 0 ? 1 : 0;
    }
    peak = largest;
    squares += energy;
    sum += total;
    zeroCount += nothing;
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
