package io.sightglass.core.feature;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one track into hops of 10 ms (of the nearest whole number of samples) and measures each.
 * Times follow the count of samples from the first block's time stamp, so that rounded time stamps
 * do not jitter into the hops; a time stamp more than a hop away from that count sets it anew, and
 * the hop that was begun ends there, short.
 */
final class TrackPass {

  private static final int HOPS_PER_SECOND = 100;

  private final AudioTrack track;
  private final int hopSamples;
  private final boolean levels;
  private final boolean truePeaks;
  private final boolean products;
  private final List<ChannelPass> channels = new ArrayList<>();
  private final @Nullable KWeighting weighting;
  private final double[] weightedSquares;
  private final PairLevels[] pairs;
  private final List<Series> weighted = new ArrayList<>();
  private final Series product = new Series();
  private final List<MediaTime> times = new ArrayList<>();
  private @Nullable MediaTime anchor;
  private long samplesSinceAnchor;
  private double productSum;
  private int filled;

  TrackPass(AudioTrack track, Set<? extends Feature> features, PeakKernel kernel) {
    this.track = track;
    this.hopSamples = Math.max(1, Math.round(track.sampleRate() / (float) HOPS_PER_SECOND));
    int count = track.channels().size();
    levels = features.contains(SoundFeature.AUDIO_LEVELS);
    truePeaks = features.contains(SoundFeature.TRUE_PEAK);
    products = features.contains(SoundFeature.STEREO_PRODUCT) && count >= 2;
    weighting =
        features.contains(SoundFeature.K_WEIGHTED_ENERGY)
            ? new KWeighting(track.sampleRate(), count)
            : null;
    weightedSquares = new double[count];
    pairs = new PairLevels[count / 2];
    for (int p = 0; p < pairs.length; p++) {
      pairs[p] = new PairLevels();
    }
    for (int c = 0; c < count; c++) {
      channels.add(new ChannelPass(features, kernel));
      weighted.add(new Series());
    }
  }

  /** Whether {@code track} is still what this pass was made for. */
  boolean suits(AudioTrack other) {
    return other.sampleRate() == track.sampleRate() && other.channels().equals(track.channels());
  }

  void add(AudioBlock block) {
    if (anchor == null || Math.abs(block.time().since(now())) > 1_000_000L / HOPS_PER_SECOND) {
      finish();
      anchor = block.time();
      samplesSinceAnchor = 0;
    }
    float[][] planes = planes(block);
    int from = 0;
    while (from < block.length()) {
      int count = Math.min(hopSamples - filled, block.length() - from);
      if (filled == 0) {
        times.add(now());
      }
      measure(planes, from, count);
      from += count;
      filled += count;
      samplesSinceAnchor += count;
      if (filled == hopSamples) {
        finish();
      }
    }
  }

  // A block that lacks channels on its way is silent in them.
  private float[][] planes(AudioBlock block) {
    float[][] planes = new float[channels.size()][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = c < block.channels() ? block.channel(c) : new float[block.length()];
    }
    return planes;
  }

  private void measure(float[][] planes, int from, int count) {
    int levelled = 0;
    if (weighting != null) {
      weighting.addSquares(planes, from, count, weightedSquares, pairs);
      for (int p = 0; p < pairs.length; p++) {
        take(pairs[p], 2 * p);
      }
      levelled = 2 * pairs.length;
    }
    for (int c = 0; c < planes.length; c++) {
      if (c >= levelled) {
        channels.get(c).addLevels(planes[c], from, count);
      }
      channels.get(c).addTruePeak(planes[c], from, count);
    }
    if (products) {
      productSum += levelled > 0 ? pairs[0].product : product(planes, from, count);
    }
  }

  private void take(PairLevels pair, int channel) {
    if (levels) {
      channels.get(channel).add(pair.leftPeak, pair.leftZeros, pair.leftSquares, pair.leftSum);
      channels
          .get(channel + 1)
          .add(pair.rightPeak, pair.rightZeros, pair.rightSquares, pair.rightSum);
    }
  }

  private static double product(float[][] planes, int from, int count) {
    float[] first = planes[0];
    float[] second = planes[1];
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) first[i] * second[i];
    }
    return sum;
  }

  /** Ends the hop that was begun, if any. */
  void finish() {
    if (filled == 0) {
      return;
    }
    for (int c = 0; c < channels.size(); c++) {
      channels.get(c).endHop(filled);
      if (weighting != null) {
        weighted.get(c).add(weightedSquares[c] / filled);
        weightedSquares[c] = 0;
      }
    }
    if (products) {
      product.add(productSum / filled);
      productSum = 0;
    }
    filled = 0;
  }

  /** Complete hops that were not taken yet. */
  int hops() {
    return filled == 0 ? times.size() : times.size() - 1;
  }

  /** The complete hops since the last call. */
  AudioFeatures take() {
    int hops = hops();
    MediaTime[] taken = times.subList(0, hops).toArray(MediaTime[]::new);
    times.subList(0, hops).clear();
    return new AudioFeatures(
        track,
        taken,
        hopSamples,
        levels ? floats(c -> c.peaks) : null,
        levels ? doubles(c -> c.energies) : null,
        levels ? doubles(c -> c.means) : null,
        levels ? ints(c -> c.zeros) : null,
        weighting == null ? null : weighted.stream().map(Series::take).toArray(double[][]::new),
        truePeaks ? floats(c -> c.truePeaks) : null,
        products ? product.take() : null);
  }

  private double[][] doubles(Function<ChannelPass, Series> which) {
    return channels.stream().map(c -> which.apply(c).take()).toArray(double[][]::new);
  }

  private float[][] floats(Function<ChannelPass, Series> which) {
    return channels.stream().map(c -> which.apply(c).takeFloats()).toArray(float[][]::new);
  }

  private int[][] ints(Function<ChannelPass, Series> which) {
    return channels.stream().map(c -> which.apply(c).takeInts()).toArray(int[][]::new);
  }

  private MediaTime now() {
    if (anchor == null) {
      return MediaTime.ZERO;
    }
    return anchor.plus(Math.round(samplesSinceAnchor * 1e6 / track.sampleRate()));
  }
}
