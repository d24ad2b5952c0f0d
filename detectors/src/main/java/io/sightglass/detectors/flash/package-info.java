/** Flashing that may harm photosensitive people. */
@NullMarked
package io.sightglass.detectors.flash;

import org.jspecify.annotations.NullMarked;
