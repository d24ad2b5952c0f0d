package io.sightglass.core.source.ffmpeg;

import java.util.HashSet;
import java.util.Set;

/**
 * Keeps what is read again over a new connection, as the last segments of a playlist are, from
 * being told again. Used by one thread.
 */
final class ToldBefore {

  private Set<String> before = Set.of();
  private Set<String> now = new HashSet<>();

  /** A new connection begins. */
  void connected() {
    before = now;
    now = new HashSet<>();
  }

  /** Whether this was not told over the connection before this one. */
  boolean fresh(String sentence) {
    now.add(sentence);
    return !before.contains(sentence);
  }
}
