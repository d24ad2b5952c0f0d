/** Black pictures. */
@NullMarked
package io.sightglass.detectors.black;

import org.jspecify.annotations.NullMarked;
