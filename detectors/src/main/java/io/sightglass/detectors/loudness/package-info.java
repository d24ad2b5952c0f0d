/** Loudness and true peak. */
@NullMarked
package io.sightglass.detectors.loudness;

import org.jspecify.annotations.NullMarked;
