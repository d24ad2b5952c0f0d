package io.sightglass.core.feature;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures one channel hop by hop; its filters' memory crosses hops and chunks. */
final class ChannelPass {

  private final boolean levels;
  private final @Nullable KWeighting weighting;
  private final @Nullable TruePeakMeter truePeakMeter;
  private final Series peaks = new Series();
  private final Series energies = new Series();
  private final Series means = new Series();
  private final Series zeros = new Series();
  private final Series weighted = new Series();
  private final Series truePeaks = new Series();

  private float peak;
  private double squares;
  private double sum;
  private int zeroCount;
  private double weightedSquares;
  private float truePeak;

  ChannelPass(int sampleRate, Set<? extends Feature> features) {
    levels = features.contains(SoundFeature.AUDIO_LEVELS);
    weighting =
        features.contains(SoundFeature.K_WEIGHTED_ENERGY) ? new KWeighting(sampleRate) : null;
    truePeakMeter = features.contains(SoundFeature.TRUE_PEAK) ? new TruePeakMeter() : null;
  }

  void add(float[] samples, int from, int count) {
    if (levels) {
      addLevels(samples, from, count);
    }
    if (weighting != null) {
      weightedSquares += weighting.squares(samples, from, count);
    }
    if (truePeakMeter != null) {
      truePeak = Math.max(truePeak, truePeakMeter.peak(samples, from, count));
    }
  }

  void addSilence(int count) {
    add(new float[count], 0, count);
  }

  private void addLevels(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      float x = samples[i];
      peak = Math.max(peak, Math.abs(x));
      squares += (double) x * x;
      sum += x;
      if (x == 0) {
        zeroCount++;
      }
    }
  }

  void endHop(int samples) {
    if (levels) {
      peaks.add(peak);
      energies.add(squares / samples);
      means.add(sum / samples);
      zeros.add(zeroCount);
    }
    if (weighting != null) {
      weighted.add(weightedSquares / samples);
    }
    if (truePeakMeter != null) {
      truePeaks.add(truePeak);
    }
    peak = 0;
    squares = 0;
    sum = 0;
    zeroCount = 0;
    weightedSquares = 0;
    truePeak = 0;
  }

  /** The hops of all channels of a track since the last call. */
  static AudioFeatures collect(
      AudioTrack track, MediaTime[] times, int hopSamples, List<ChannelPass> channels) {
    boolean levels = channels.stream().anyMatch(c -> c.levels);
    boolean weights = channels.stream().anyMatch(c -> c.weighting != null);
    boolean truePeaks = channels.stream().anyMatch(c -> c.truePeakMeter != null);
    return new AudioFeatures(
        track,
        times,
        hopSamples,
        levels ? floats(channels, c -> c.peaks) : null,
        levels ? doubles(channels, c -> c.energies) : null,
        levels ? doubles(channels, c -> c.means) : null,
        levels ? ints(channels, c -> c.zeros) : null,
        weights ? doubles(channels, c -> c.weighted) : null,
        truePeaks ? floats(channels, c -> c.truePeaks) : null);
  }

  private static double[][] doubles(
      List<ChannelPass> channels, Function<ChannelPass, Series> which) {
    return channels.stream().map(c -> which.apply(c).take()).toArray(double[][]::new);
  }

  private static float[][] floats(List<ChannelPass> channels, Function<ChannelPass, Series> which) {
    double[][] values = doubles(channels, which);
    float[][] narrow = new float[values.length][];
    for (int c = 0; c < values.length; c++) {
      narrow[c] = new float[values[c].length];
      for (int i = 0; i < values[c].length; i++) {
        narrow[c][i] = (float) values[c][i];
      }
    }
    return narrow;
  }

  private static int[][] ints(List<ChannelPass> channels, Function<ChannelPass, Series> which) {
    double[][] values = doubles(channels, which);
    int[][] narrow = new int[values.length][];
    for (int c = 0; c < values.length; c++) {
      narrow[c] = new int[values[c].length];
      for (int i = 0; i < values[c].length; i++) {
        narrow[c][i] = (int) values[c][i];
      }
    }
    return narrow;
  }
}
