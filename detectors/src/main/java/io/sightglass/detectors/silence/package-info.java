/** Silence. */
@NullMarked
package io.sightglass.detectors.silence;

import org.jspecify.annotations.NullMarked;
