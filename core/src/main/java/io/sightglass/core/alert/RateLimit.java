package io.sightglass.core.alert;

import java.time.Duration;
import java.time.Instant;

/** A bucket that holds a minute's worth of permits and fills up evenly. One thread at a time. */
final class RateLimit {

  private final int most;
  private double permits;
  private Instant filled;

  /**
   * @param perMinute permits a minute, and at once after a quiet minute
   */
  RateLimit(int perMinute, Instant now) {
    this.most = perMinute;
    this.permits = perMinute;
    this.filled = now;
  }

  /** Takes a permit where there is one. */
  boolean take(Instant now) {
    double minutes = Math.max(0, Duration.between(filled, now).toNanos() / 60e9);
    permits = Math.min(most, permits + minutes * most);
    filled = now;
    if (permits < 1) {
      return false;
    }
    permits--;
    return true;
  }
}
