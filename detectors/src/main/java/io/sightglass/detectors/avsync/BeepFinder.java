package io.sightglass.detectors.avsync;

import io.sightglass.core.media.AudioBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where 1 kHz tones begin: every 2.5 ms the share that 1 kHz (Goertzel) has of the power of
 * the last 10 ms. That is the share of the window that a tone fills: it began a fifth into the
 * first window with four fifths, or up to a step before.
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

  private final List<Float> pending = new ArrayList<>();
  private double nextMicros;
  private int sampleRate;
  private int hops;
  private double began;

  /** Onsets found in this block, in microseconds; each comes when the tone has lasted. */
  List<Long> add(AudioBlock block) {
    double due = nextMicros + pending.size() * 1e6 / Math.max(1, sampleRate);
    if (block.track().sampleRate() != sampleRate
        || Math.abs(block.time().micros() - due) > AvSyncDetector.LEAST_STEP_MICROS / 2) {
      sampleRate = block.track().sampleRate();
      pending.clear();
      hops = 0;
      nextMicros = block.time().micros();
    }
    for (int i = 0; i < block.length(); i++) {
      float sum = 0;
      for (int c = 0; c < block.channels(); c++) {
        sum += block.channel(c)[i];
      }
      pending.add(sum / block.channels());
    }
    List<Long> onsets = new ArrayList<>();
    int window = (int) Math.round(WINDOW_SECONDS * sampleRate);
    int hop = window / HOPS_A_WINDOW;
    int from = 0;
    for (; from + window <= pending.size(); from += hop) {
      if (tone(from, window)) {
        if (hops++ == 0) {
          began = nextMicros + (from + (1 - SHARE) * window - hop / 2.0) * 1e6 / sampleRate;
        }
        if (hops == LEAST_HOPS) {
          onsets.add(Math.round(began));
        }
      } else {
        hops = 0;
      }
    }
    pending.subList(0, from).clear();
    nextMicros += from * 1e6 / sampleRate;
    return onsets;
  }

  private boolean tone(int from, int window) {
    double turn = 2 * Math.cos(2 * Math.PI * HERTZ / sampleRate);
    double last = 0;
    double before = 0;
    double power = 0;
    for (int i = 0; i < window; i++) {
      double x = pending.get(from + i);
      double now = x + turn * last - before;
      before = last;
      last = now;
      power += x * x;
    }
    double at = last * last + before * before - turn * last * before;
    return power / window >= LEAST_POWER && 2 * at / window >= SHARE * power;
  }
}
