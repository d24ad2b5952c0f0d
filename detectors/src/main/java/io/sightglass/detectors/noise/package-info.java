/** Noisy pictures. */
@NullMarked
package io.sightglass.detectors.noise;

import org.jspecify.annotations.NullMarked;
