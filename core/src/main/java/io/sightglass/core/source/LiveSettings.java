package io.sightglass.core.source;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a live stream is kept alive, and how much of it is kept.
 *
 * @param patience how long a stream that went away is waited for before the session ends; {@link
 *     #FOREVER} for as long as nobody stops it
 * @param firstDelay pause before the first attempt to connect again; each further one doubles
 * @param longestDelay bound of the pause
 * @param kept how far back one can go
 * @param keptBytes bound of what is kept on disk
 * @param folder where it is kept
 */
public record LiveSettings(
    Duration patience,
    Duration firstDelay,
    Duration longestDelay,
    Duration kept,
    long keptBytes,
    Path folder) {

  public static final Duration FOREVER = Duration.ofDays(10_000);

  public LiveSettings {
    if (patience.isNegative()
        || !firstDelay.isPositive()
        || longestDelay.compareTo(firstDelay) < 0
        || !kept.isPositive()
        || keptBytes <= 0) {
      throw new IllegalArgumentException("live settings out of range");
    }
  }

  /** Waits for ever; half a second to fifteen between attempts; 30 minutes or 4 GiB kept. */
  public static LiveSettings defaults() {
    return new LiveSettings(
        FOREVER,
        Duration.ofMillis(500),
        Duration.ofSeconds(15),
        Duration.ofMinutes(30),
        4L << 30,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  public LiveSettings withPatience(Duration limit) {
    return new LiveSettings(limit, firstDelay, longestDelay, kept, keptBytes, folder);
  }

  public LiveSettings withKept(Duration length, long bytes) {
    return new LiveSettings(patience, firstDelay, longestDelay, length, bytes, folder);
  }

  public LiveSettings withDelays(Duration first, Duration longest) {
    return new LiveSettings(patience, first, longest, kept, keptBytes, folder);
  }

  public LiveSettings withFolder(Path where) {
    return new LiveSettings(patience, firstDelay, longestDelay, kept, keptBytes, where);
  }
}
