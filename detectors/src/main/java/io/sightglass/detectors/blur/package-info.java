/** Blurred pictures. */
@NullMarked
package io.sightglass.detectors.blur;

import org.jspecify.annotations.NullMarked;
