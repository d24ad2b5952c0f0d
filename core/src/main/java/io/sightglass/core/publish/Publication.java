package io.sightglass.core.publish;

import java.util.Locale;

/**
 * A bundle that is in its place.
 *
 * @param address {@code s3://bucket/key}
 * @param bytes length of the object
 * @param puts PUT requests that were sent for it, failed ones too
 * @param requests all requests that were sent for it
 * @param already true where the same result was there before
 */
public record Publication(String address, long bytes, int puts, int requests, boolean already) {

  private static final double MEGA = 1e6;

  /** What it took, for people: {@code 1 PUT, 1.8 MB}. */
  public String effort() {
    String size =
        bytes < MEGA
            ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
            : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    return puts + (puts == 1 ? " PUT, " : " PUTs, ") + size;
  }
}
