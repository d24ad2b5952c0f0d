package io.sightglass.detectors.click;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts sound into bins of half a millisecond and hands on, for each, the energy of the upper half
 * of each channel's spectrum and the peak of the loudest channel.
 */
final class ClickDetector implements Detector {

  private static final long JUMP_MICROS = 10_000;

  private final int track;
  private final List<Measurement> out = new ArrayList<>();
  private List<TopBand> bands = List.of();
  private int sampleRate;
  private int binSamples;
  private Bursts bursts = new Bursts(out, 0);
  private Dropouts dropouts = new Dropouts(out);
  private Repeats repeats = new Repeats(out, 48_000);
  private MediaTime anchor = MediaTime.ZERO;
  private long samples;
  private float[] filtered = {};
  // Of the bins that a block touches; the first may have been begun by the block before.
  private List<double[]> energies = List.of();
  private float[] peaks = new float[1];

  ClickDetector(AudioTrack track) {
    this.track = track.index();
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    for (AudioBlock block : chunk.audio()) {
      if (block.track().index() == track) {
        add(block);
      }
    }
    return take();
  }

  private void add(AudioBlock block) {
    boolean other = bands.size() != block.channels() || block.track().sampleRate() != sampleRate;
    if (other || Math.abs(block.time().since(now())) > JUMP_MICROS) {
      begin(block);
    }
    int count = block.length();
    int begun = (int) (samples % binSamples);
    int bins = (begun + count) / binSamples;
    float[] peak = Arrays.copyOf(peaks, bins + 1);
    for (int c = 0; c < block.channels(); c++) {
      float[] x = block.channel(c);
      if (filtered.length < count) {
        filtered = new float[count];
      }
      bands.get(c).filter(x, filtered);
      measure(x, count, begun, c, peak);
    }
    for (int bin = 0; bin < bins; bin++) {
      long first = samples - begun + (long) bin * binSamples;
      for (int c = 0; c < energies.size(); c++) {
        bursts.put(c, energies.get(c)[bin] / binSamples);
      }
      bursts.add(timeOf(first - TopBand.delay()));
      dropouts.add(timeOf(first), peak[bin]);
    }
    if (block.channels() > 0) {
      repeats.add(block.channel(0), anchor, samples);
    }
    for (double[] energy : energies) {
      energy[0] = energy[bins];
    }
    peaks = new float[] {peak[bins]};
    samples += count;
  }

  private void measure(float[] x, int count, int begun, int channel, float[] peak) {
    double[] sums = energies.get(channel);
    if (sums.length < peak.length) {
      sums = Arrays.copyOf(sums, peak.length);
      energies.set(channel, sums);
    }
    Arrays.fill(sums, 1, sums.length, 0);
    int bin = 0;
    int from = 0;
    int to = Math.min(count, binSamples - begun);
    while (from < count) {
      float sum = 0;
      float largest = 0;
      for (int i = from; i < to; i++) {
        sum += filtered[i] * filtered[i];
        largest = Math.max(largest, Math.abs(x[i]));
      }
      sums[bin] += sum;
      peak[bin] = Math.max(peak[bin], largest);
      from = to;
      to = Math.min(count, to + binSamples);
      bin++;
    }
  }

  private void begin(AudioBlock block) {
    bursts.finish();
    dropouts.finish();
    sampleRate = block.track().sampleRate();
    binSamples = Math.max(1, sampleRate / Bursts.BINS_PER_SECOND);
    bands = new ArrayList<>();
    energies = new ArrayList<>();
    for (int c = 0; c < block.channels(); c++) {
      bands.add(new TopBand());
      energies.add(new double[1]);
    }
    bursts = new Bursts(out, block.channels());
    dropouts = new Dropouts(out);
    repeats = new Repeats(out, sampleRate);
    peaks = new float[1];
    anchor = block.time();
    samples = 0;
  }

  private MediaTime now() {
    return timeOf(samples);
  }

  private MediaTime timeOf(long sample) {
    return sampleRate == 0 ? anchor : anchor.plus(Math.round(sample * 1e6 / sampleRate));
  }

  @Override
  public List<Measurement> flush() {
    bursts.finish();
    dropouts.finish();
    return take();
  }

  private List<Measurement> take() {
    List<Measurement> taken = List.copyOf(out);
    out.clear();
    return taken;
  }
}
