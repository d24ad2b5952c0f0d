package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;

/**
 * What lies between two edges of which the second undoes the first.
 *
 * @param start its first instant
 * @param end the instant after it
 * @param shift how far it is off, in dB without a sign, at the stronger edge
 */
record Passage(MediaTime start, MediaTime end, double shift) {

  boolean overlaps(Passage other) {
    return start.since(other.end) < 0 && other.start.since(end) < 0;
  }

  boolean holds(MediaTime time) {
    return time.since(start) >= 0 && time.since(end) < 0;
  }
}
