package io.sightglass.core.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause between attempts: each pause is drawn between half and the whole of a bound
 * that doubles, so that a thousand readers do not all come back to a server in the same instant.
 * One thread.
 */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int attempts;

  /**
   * @param random draws the jitter
   */
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** Attempts since the last success. */
  public int attempts() {
    return attempts;
  }

  /** The pause before the next attempt. */
  public Duration next() {
    double bound = first.toNanos() * Math.pow(2, Math.min(attempts, 40));
    attempts++;
    double capped = Math.min(bound, longest.toNanos());
    return Duration.ofNanos(Math.round(capped * (1 + random.nextDouble()) / 2));
  }

  /** It worked: the next pause is short again. */
  public void reset() {
    attempts = 0;
  }
}
