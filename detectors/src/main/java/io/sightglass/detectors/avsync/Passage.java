package io.sightglass.detectors.avsync;

/**
 * A passage of sound that is the same as what came {@code lag} samples before it, but for what a
 * lossy codec makes of either. It grows, step by step, as long as that holds.
 */
final class Passage {

  private static final int STEPS_PER_SECOND = 400;

  /** Energy of the difference between two codings of one sound, at most, against the sound's. */
  private static final double ALIKE = 0.15;

  /** In a pause of the passage only the codec's noise is left, which is never the same. */
  private static final double PAUSE = 0.01;

  /** A voice and a tone repeat by themselves: within the passage too, at some shorter distance. */
  private static final double BY_ITSELF = 0.12;

  /** 12 kHz: finer than what lies under 1 kHz, of which voices and chords are made. */
  private static final int THINNED_RATE = 12_000;

  private static final double SHORTEST_PERIOD_SECONDS = 0.002;
  private static final double LONGEST_PERIOD = 0.75;
  private static final int TERMS = 200;

  private final SoundHistory history;
  private final int sampleRate;
  private final int lag;
  private final int step;
  private long from;
  private long to;
  private double energy;
  private boolean ended;

  /**
   * @param within a sample of the passage
   */
  Passage(SoundHistory history, int sampleRate, int lag, long within) {
    this.history = history;
    this.sampleRate = sampleRate;
    this.lag = lag;
    this.step = Math.max(1, sampleRate / STEPS_PER_SECOND);
    from = within;
    to = within;
    while (from - step - lag >= history.start() && to - from <= lag && takes(from - step)) {
      from -= step;
    }
  }

  /** Takes on what has come since. */
  void grow() {
    while (!ended && to + step <= history.end()) {
      ended = to - from > 2L * lag || !takes(to);
      to += ended ? 0 : step;
    }
  }

  private boolean takes(long at) {
    double louder = Math.max(history.energy(at, step), history.energy(at - lag, step));
    double mean = to > from ? energy * step / (to - from) : 0;
    if (history.difference(at, step, lag) > ALIKE * louder + PAUSE * mean) {
      return false;
    }
    energy += louder;
    return true;
  }

  /** Whether the sound has come to differ from what it was. */
  boolean ended() {
    return ended;
  }

  int lag() {
    return lag;
  }

  long from() {
    return from;
  }

  /** How long it is against its distance: 1 where sound was played again, once and no more. */
  double share() {
    return (to - from) / (double) lag;
  }

  /** Whether it is of a tone or a voice, that repeats by itself. */
  boolean periodic() {
    int thinning = Math.max(1, sampleRate / THINNED_RATE);
    float[] wave = history.thinned(from, to, thinning);
    int shortest = (int) Math.ceil(SHORTEST_PERIOD_SECONDS * sampleRate / thinning);
    for (int period = shortest; period <= LONGEST_PERIOD * wave.length; period++) {
      if (repeats(wave, period)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(float[] wave, int period) {
    int stride = Math.max(1, (wave.length - period) / TERMS);
    double sum = 0;
    double error = 0;
    for (int i = period; i < wave.length; i += stride) {
      double d = wave[i] - wave[i - period];
      error += d * d;
      sum += wave[i] * wave[i] + wave[i - period] * wave[i - period];
    }
    return 2 * error <= BY_ITSELF * sum;
  }
}
