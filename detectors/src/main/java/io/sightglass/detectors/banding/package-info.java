/** Banded pictures. */
@NullMarked
package io.sightglass.detectors.banding;

import org.jspecify.annotations.NullMarked;
