/** Phase and likeness of a stereo pair. */
@NullMarked
package io.sightglass.detectors.phase;

import org.jspecify.annotations.NullMarked;
