/** Colour bars. */
@NullMarked
package io.sightglass.detectors.colourbars;

import org.jspecify.annotations.NullMarked;
