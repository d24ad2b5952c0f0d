package io.sightglass.detectors.click;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts sound into bins of half a millisecond and hands on, for each, the energy of the upper half
 * of each channel's spectrum and the peak of the loudest channel.
 */
final class ClickDetector implements Detector {

  private static final long JUMP_MICROS = 10_000;

  private final int track;
  private final TopBandKernel kernel = TopBandKernel.fastest();
  private final List<Measurement> out = new ArrayList<>();
  private List<TopBand> bands = List.of();
  private int sampleRate;
  private int binSamples;
  private Bursts bursts = new Bursts(out, 0);
  private Dropouts dropouts = new Dropouts(out);
  private Repeats repeats = new Repeats(out, 48_000, 24);
  private MediaTime anchor = MediaTime.ZERO;
  private long samples;
  private long bins;

  ClickDetector(AudioTrack track) {
    this.track = track.index();
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    for (AudioBlock block : chunk.audio(track)) {
      add(block);
    }
    return take();
  }

  private void add(AudioBlock block) {
    boolean other = bands.size() != block.channels() || block.track().sampleRate() != sampleRate;
    if (other || Math.abs(block.time().since(now())) > JUMP_MICROS) {
      begin(block);
    }
    int whole = 0;
    for (int c = 0; c < block.channels(); c++) {
      whole = bands.get(c).add(block.channel(c));
    }
    samples += block.length();
    if (block.channels() > 0) {
      repeats.add(block.channel(0));
    }
    for (int bin = 0; bin < whole; bin++, bins++) {
      MediaTime time = timeOf(bins * binSamples);
      float peak = 0;
      for (int c = 0; c < bands.size(); c++) {
        bursts.put(c, bands.get(c).energy(bin));
        peak = Math.max(peak, bands.get(c).peak(bin));
      }
      bursts.add(time);
      dropouts.add(time, peak);
      repeats.addBin(bands.getFirst().peak(bin), anchor);
    }
  }

  private void begin(AudioBlock block) {
    bursts.finish();
    dropouts.finish();
    sampleRate = block.track().sampleRate();
    binSamples = Math.max(1, sampleRate / Bursts.BINS_PER_SECOND);
    bands = new ArrayList<>();
    for (int c = 0; c < block.channels(); c++) {
      bands.add(new TopBand(kernel, binSamples));
    }
    bursts = new Bursts(out, block.channels());
    dropouts = new Dropouts(out);
    repeats = new Repeats(out, sampleRate, binSamples);
    anchor = block.time();
    samples = 0;
    bins = 0;
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
