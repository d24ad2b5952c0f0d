package io.sightglass.detectors.avsync;

/**
 * A place where a stream's timestamps leave the line that they have followed. Microseconds.
 *
 * @param at where the first unit after it was due
 * @param lands where that unit is
 * @param micros by how much the timestamps are later (positive) or earlier than due from then on
 */
record Step(long at, long lands, long micros) {}
