package io.sightglass.core.source.ffmpeg;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measures how many pictures a second a stream has by their presentation times, once, from its
 * first ones. Used by one thread.
 */
final class RateMeter {

  /** Over two seconds of most streams. */
  private static final int PICTURES = 60;

  // The last ones wait for pictures that are coded after those that follow them.
  private static final int REORDERED = 8;

  /** Steps that differ more from the middle one are no steady rate. */
  private static final double STEADY = 0.25;

  private final long[] micros = new long[PICTURES];
  private int seen;

  /**
   * Takes a picture's presentation time, in order of decoding.
   *
   * @return the rate, once: with the last picture that it takes; empty where pictures come at no
   *     steady rate
   */
  OptionalDouble accept(long presentedMicros) {
    if (seen == PICTURES) {
      return OptionalDouble.empty();
    }
    micros[seen++] = presentedMicros;
    return seen == PICTURES ? rate() : OptionalDouble.empty();
  }

  private OptionalDouble rate() {
    Arrays.sort(micros);
    int steps = PICTURES - 1 - REORDERED;
    long[] lengths = new long[steps];
    for (int i = 0; i < steps; i++) {
      lengths[i] = micros[i + 1] - micros[i];
    }
    long[] sorted = lengths.clone();
    Arrays.sort(sorted);
    double middle = sorted[steps / 2];
    double total = 0;
    int steady = 0;
    for (long length : lengths) {
      if (Math.abs(length - middle) <= STEADY * middle) {
        total += length;
        steady++;
      }
    }
    // One hole, as where a segment is missing, changes no rate.
    return total > 0 && steady >= steps - 1
        ? OptionalDouble.of(1e6 * steady / total)
        : OptionalDouble.empty();
  }
}
