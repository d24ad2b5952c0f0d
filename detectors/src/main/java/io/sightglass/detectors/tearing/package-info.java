/** Torn pictures: parts of two, one above the other. */
@NullMarked
package io.sightglass.detectors.tearing;

import org.jspecify.annotations.NullMarked;
