package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.time.MediaTime;

/**
 * An instant at which everything becomes louder or softer.
 *
 * @param time the instant
 * @param shift by how many dB; louder is positive
 */
record Edge(MediaTime time, double shift) {}
