package io.sightglass.detectors.avsync;

import io.sightglass.core.media.AudioBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where 1 kHz tones begin: every 2.5 ms the share that 1 kHz has of the power of the last 10
 * ms. That is the share of the window that a tone fills: it began a fifth into the first window
 * with four fifths, or up to a step before.
 */
final class BeepFinder {

  private static final double HERTZ = 1_000;
  private static final double WINDOW_SECONDS = 0.01;
  private static final int HOPS_A_WINDOW = 4;
  private static final double SHARE = 0.8;

  /** −46 dBFS. */
  private static final double LEAST_POWER = 2.5e-5;

  /** Hops that it must last: 20 ms, longer than a consonant rings. */
  private static final int LEAST_HOPS = 8;

  private int sampleRate;
  private double startMicros;
  private long samples;
  // One hop of the tone that is looked for, and by what angle it goes on in the next.
  private float[] cosine = new float[0];
  private float[] sine = new float[0];
  private double turn;
  // Of the hop that is being filled, and of the last ones: its product with the tone, its power.
  private float real;
  private float imaginary;
  private float power;
  private int filled;
  private final double[] reals = new double[HOPS_A_WINDOW];
  private final double[] imaginaries = new double[HOPS_A_WINDOW];
  private final double[] powers = new double[HOPS_A_WINDOW];
  private long hops;
  private int lasting;
  private double began;

  /** Onsets found in this block, in microseconds; each comes when the tone has lasted. */
  List<Long> add(AudioBlock block) {
    double due = startMicros + samples * 1e6 / Math.max(1, sampleRate);
    if (block.track().sampleRate() != sampleRate
        || Math.abs(block.time().micros() - due) > AvSyncDetector.LEAST_STEP_MICROS / 2) {
      begin(block);
    }
    List<Long> onsets = new ArrayList<>();
    for (int from = 0; from < block.length(); ) {
      int count = Math.min(cosine.length - filled, block.length() - from);
      fill(block, from, count);
      from += count;
      if (filled == cosine.length) {
        endHop(onsets);
      }
    }
    samples += block.length();
    return onsets;
  }

  private void fill(AudioBlock block, int from, int count) {
    float re = 0;
    float im = 0;
    float squares = 0;
    for (int i = 0; i < count; i++) {
      float x = 0;
      for (int c = 0; c < block.channels(); c++) {
        x += block.channel(c)[from + i];
      }
      re += x * cosine[filled + i];
      im += x * sine[filled + i];
      squares += x * x;
    }
    float scale = 1f / block.channels();
    real += re * scale;
    imaginary += im * scale;
    power += squares * scale * scale;
    filled += count;
  }

  private void begin(AudioBlock block) {
    if (block.track().sampleRate() != sampleRate) {
      sampleRate = block.track().sampleRate();
      int hop = (int) Math.round(WINDOW_SECONDS * sampleRate) / HOPS_A_WINDOW;
      double step = 2 * Math.PI * HERTZ / sampleRate;
      cosine = new float[hop];
      sine = new float[hop];
      for (int i = 0; i < hop; i++) {
        cosine[i] = (float) Math.cos(step * i);
        sine[i] = (float) Math.sin(step * i);
      }
      turn = step * hop;
    }
    startMicros = block.time().micros();
    samples = 0;
    hops = 0;
    lasting = 0;
    clearHop();
  }

  private void clearHop() {
    real = 0;
    imaginary = 0;
    power = 0;
    filled = 0;
  }

  private void endHop(List<Long> onsets) {
    int slot = (int) (hops % HOPS_A_WINDOW);
    reals[slot] = real;
    imaginaries[slot] = imaginary;
    powers[slot] = power;
    clearHop();
    hops++;
    if (hops < HOPS_A_WINDOW) {
      return;
    }
    if (!tone()) {
      lasting = 0;
      return;
    }
    if (lasting++ == 0) {
      double from = hops - HOPS_A_WINDOW + (1 - SHARE) * HOPS_A_WINDOW - 0.5;
      began = startMicros + from * cosine.length * 1e6 / sampleRate;
    }
    if (lasting == LEAST_HOPS) {
      onsets.add(Math.round(began));
    }
  }

  // The transform of the window at 1 kHz, put together of its hops'; a pure tone gives the half of
  // its power times the number of samples.
  private boolean tone() {
    double re = 0;
    double im = 0;
    double all = 0;
    for (int h = 0; h < HOPS_A_WINDOW; h++) {
      int slot = (int) ((hops + h) % HOPS_A_WINDOW);
      double cos = Math.cos(turn * h);
      double sin = Math.sin(turn * h);
      re += reals[slot] * cos - imaginaries[slot] * sin;
      im += reals[slot] * sin + imaginaries[slot] * cos;
      all += powers[slot];
    }
    int window = HOPS_A_WINDOW * cosine.length;
    return all / window >= LEAST_POWER && 2 * (re * re + im * im) / window >= SHARE * all;
  }
}
