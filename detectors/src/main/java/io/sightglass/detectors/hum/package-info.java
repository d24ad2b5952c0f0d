/** Mains hum. */
@NullMarked
package io.sightglass.detectors.hum;

import org.jspecify.annotations.NullMarked;
