/** Frozen pictures. */
@NullMarked
package io.sightglass.detectors.freeze;

import org.jspecify.annotations.NullMarked;
