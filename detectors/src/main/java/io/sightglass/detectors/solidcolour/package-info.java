/** Pictures of one colour. */
@NullMarked
package io.sightglass.detectors.solidcolour;

import org.jspecify.annotations.NullMarked;
