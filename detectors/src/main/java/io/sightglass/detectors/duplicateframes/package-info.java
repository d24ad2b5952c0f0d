/** Repeated pictures. */
@NullMarked
package io.sightglass.detectors.duplicateframes;

import org.jspecify.annotations.NullMarked;
