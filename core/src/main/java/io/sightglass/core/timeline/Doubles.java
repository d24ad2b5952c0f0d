package io.sightglass.core.timeline;

/** A block of values; safe for any thread that was handed it. */
@FunctionalInterface
interface Doubles {
  double get(int index);
}
