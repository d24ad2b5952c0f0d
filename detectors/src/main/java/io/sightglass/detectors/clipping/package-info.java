/** Clipped sound. */
@NullMarked
package io.sightglass.detectors.clipping;

import org.jspecify.annotations.NullMarked;
