package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.PowerSpectrum;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.time.MediaTime;
import java.util.Arrays;

/**
 * Levels of nine bands between 1.5 and 14 kHz, twenty-five times a second, each from about ten
 * milliseconds of all channels' mean: where speech and music leave room for the noise of the
 * recording.
 */
final class BandLevels {

  private static final int FRAMES_PER_SECOND = 25;
  private static final long JUMP_MICROS = 10_000;
  private static final double[] EDGES_HZ = {
    1_500, 2_200, 3_200, 4_600, 6_000, 7_500, 9_000, 10_500, 12_000, 14_000
  };

  /** How many there are. */
  static final int COUNT = EDGES_HZ.length - 1;

  /** Takes the levels, in dB of full scale, of the frame that begins at {@code time}. */
  interface Sink {
    void accept(MediaTime time, double[] levels);
  }

  private final Sink sink;
  private int sampleRate;
  private PowerSpectrum spectrum = new PowerSpectrum(8);
  private float[] samples = new float[0];
  private final int[] bins = new int[COUNT + 1];
  private int hop;
  private int at;
  private MediaTime start = MediaTime.ZERO;
  private MediaTime expected = MediaTime.ZERO;

  BandLevels(Sink sink) {
    this.sink = sink;
  }

  void add(AudioBlock block) {
    if (block.track().sampleRate() != sampleRate) {
      prepare(block.track().sampleRate());
    } else if (Math.abs(block.time().since(expected)) > JUMP_MICROS) {
      at = 0;
    }
    expected = block.end();
    int length = block.length();
    for (int i = 0; i < length; ) {
      if (at == 0) {
        start = block.time().plus(i * 1_000_000L / sampleRate);
      }
      int n = Math.min(length - i, hop - at);
      if (at < samples.length) {
        mix(block, i, Math.min(n, samples.length - at));
      }
      i += n;
      at += n;
      if (at == hop) {
        at = 0;
        sink.accept(start, levels());
      }
    }
  }

  private void prepare(int rate) {
    sampleRate = rate;
    hop = Math.max(rate / FRAMES_PER_SECOND, 8);
    // 512 samples at 44.1 and 48 kHz.
    spectrum = new PowerSpectrum(Math.max(8, Integer.highestOneBit(rate / 80)));
    samples = new float[spectrum.samples()];
    at = 0;
    for (int b = 0; b <= COUNT; b++) {
      long bin = Math.round(EDGES_HZ[b] * samples.length / rate);
      bins[b] = (int) Math.min(samples.length / 2, bin);
    }
  }

  private void mix(AudioBlock block, int from, int count) {
    Arrays.fill(samples, at, at + count, 0);
    for (int c = 0; c < block.channels(); c++) {
      float[] channel = block.channel(c);
      for (int i = 0; i < count; i++) {
        samples[at + i] += channel[from + i];
      }
    }
    for (int i = at; i < at + count; i++) {
      samples[i] /= block.channels();
    }
  }

  private double[] levels() {
    double[] powers = spectrum.powers(samples);
    double[] levels = new double[COUNT];
    for (int b = 0; b < COUNT; b++) {
      double sum = 0;
      for (int bin = bins[b]; bin < bins[b + 1]; bin++) {
        sum += powers[bin];
      }
      levels[b] = Decibels.ofPower(sum);
    }
    return levels;
  }
}
