package io.sightglass.core.review;

import io.sightglass.core.media.ContentFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a review is of.
 *
 * @param key a {@link ContentFingerprint} for a recording, so that its review is found wherever it
 *     lies; address and time for a stream, which no second opening brings back
 * @param name for people
 */
public record ReviewSource(String key, String name) {

  private static final String LIVE = "live:";
  private static final int MAX_KEY = 2000;

  public ReviewSource {
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw new IllegalArgumentException("a source of no key, or too long a one");
    }
  }

  /** The recording in {@code file}, by its contents. */
  public static ReviewSource of(Path file) throws IOException {
    return new ReviewSource(
        ContentFingerprint.of(file).toString(), String.valueOf(file.getFileName()));
  }

  /** A stream, from {@code opened} on. */
  public static ReviewSource live(String uri, Instant opened) {
    String name = uri.replaceAll("[?#].*$", "");
    String key = LIVE + opened + " " + name;
    return new ReviewSource(key.substring(0, Math.min(key.length(), MAX_KEY)), name);
  }

  /** The recording's fingerprint; empty for a stream. */
  public Optional<ContentFingerprint> fingerprint() {
    return key.startsWith(LIVE) ? Optional.empty() : Optional.of(ContentFingerprint.parse(key));
  }
}
