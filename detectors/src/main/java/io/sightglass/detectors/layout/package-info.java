/** Channel layouts that do not hold what they say. */
@NullMarked
package io.sightglass.detectors.layout;

import org.jspecify.annotations.NullMarked;
