package io.sightglass.core.timeline;

/** A block of whole numbers; safe for any thread that was handed it. */
@FunctionalInterface
interface Ints {
  int get(int index);
}
