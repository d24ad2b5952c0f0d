/** Decode errors. */
@NullMarked
package io.sightglass.detectors.decodeerror;

import org.jspecify.annotations.NullMarked;
