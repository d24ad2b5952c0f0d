package io.sightglass.detectors.loudness;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures loudness (ITU-R BS.1770-5, EBU Tech 3341), loudness range (EBU Tech 3342) and true peak.
 * A value stands at the last hop of its window. Integrated loudness and range are those of the
 * programme up to there. Nothing is said before a window is full.
 */
final class LoudnessDetector implements Detector {

  private static final int MOMENTARY_HOPS = 40;
  private static final int SHORT_TERM_HOPS = 300;
  private static final int SHORT_TERM_EVERY = 5;

  /** Gating blocks of 400 ms overlap by 75 %; the range's 3 s windows begin ten times a second. */
  private static final int BLOCK_EVERY = 10;

  private static final int PROGRAMME_EVERY = 100;
  private static final double INTEGRATED_GATE = -10;
  private static final double RANGE_GATE = -20;

  private final EnergyWindow momentary = new EnergyWindow(MOMENTARY_HOPS);
  private final EnergyWindow shortTerm = new EnergyWindow(SHORT_TERM_HOPS);
  private final LoudnessHistogram blocks = new LoudnessHistogram();
  private final LoudnessHistogram windows = new LoudnessHistogram();
  private final double[] weights;
  private final int track;
  private final long hopMicros;
  private long hops;
  private float truePeak;
  private MediaTime peakSince = MediaTime.ZERO;
  private MediaTime start = MediaTime.ZERO;
  private MediaTime now = MediaTime.ZERO;

  LoudnessDetector(AudioTrack track) {
    this.track = track.index();
    this.weights = ChannelWeights.of(track.channels());
    this.hopMicros = 10_000;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      double[][] weighted = sound.weighted();
      float[][] peaks = sound.truePeak();
      if (sound.track().index() == track && weighted != null && peaks != null) {
        for (int hop = 0; hop < sound.hops(); hop++) {
          now = sound.times()[hop];
          start = hops == 0 ? now : start;
          addEnergy(weighted, hop, out);
          addPeak(peaks, hop, out);
        }
      }
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    programme(out);
    if (hops % BLOCK_EVERY != 0) {
      peak(out);
    }
    if (!blocks.isEmpty()) {
      out.add(
          new Measurement(
              LoudnessDetectorFactory.PROGRAMME,
              start,
              now.since(start) + hopMicros,
              blocks.gated(INTEGRATED_GATE)));
    }
    return out;
  }

  private void addEnergy(double[][] weighted, int hop, List<Measurement> out) {
    double energy = 0;
    for (int c = 0; c < Math.min(weights.length, weighted.length); c++) {
      energy += weights[c] * weighted[c][hop];
    }
    momentary.add(energy);
    shortTerm.add(energy);
    hops++;
    if (momentary.full()) {
      double mean = momentary.mean();
      out.add(measured(LoudnessDetectorFactory.MOMENTARY, hopMicros, Lufs.of(mean)));
      if (hops % BLOCK_EVERY == 0) {
        blocks.add(mean);
      }
    }
    if (shortTerm.full() && hops % SHORT_TERM_EVERY == 0) {
      double mean = shortTerm.mean();
      long duration = SHORT_TERM_EVERY * hopMicros;
      out.add(measured(LoudnessDetectorFactory.SHORT_TERM, duration, Lufs.of(mean)));
      if (hops % BLOCK_EVERY == 0) {
        windows.add(mean);
      }
    }
    if (hops % PROGRAMME_EVERY == 0) {
      programme(out);
    }
  }

  private void programme(List<Measurement> out) {
    long duration = PROGRAMME_EVERY * hopMicros;
    if (!blocks.isEmpty()) {
      out.add(
          measured(LoudnessDetectorFactory.INTEGRATED, duration, blocks.gated(INTEGRATED_GATE)));
    }
    if (!windows.isEmpty()) {
      out.add(
          measured(LoudnessDetectorFactory.RANGE, duration, windows.range(RANGE_GATE, 0.10, 0.95)));
    }
  }

  private void addPeak(float[][] peaks, int hop, List<Measurement> out) {
    if (hops % BLOCK_EVERY == 1) {
      peakSince = now;
      truePeak = 0;
    }
    for (float[] channel : peaks) {
      truePeak = Math.max(truePeak, channel[hop]);
    }
    if (hops % BLOCK_EVERY == 0) {
      peak(out);
    }
  }

  private void peak(List<Measurement> out) {
    out.add(
        new Measurement(
            LoudnessDetectorFactory.TRUE_PEAK,
            peakSince,
            now.since(peakSince) + hopMicros,
            Lufs.decibels(truePeak)));
  }

  private Measurement measured(String metric, long duration, double value) {
    return new Measurement(metric, now, duration, value);
  }
}
