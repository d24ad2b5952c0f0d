/** Luma and colours outside of what may be broadcast. */
@NullMarked
package io.sightglass.detectors.levels;

import org.jspecify.annotations.NullMarked;
