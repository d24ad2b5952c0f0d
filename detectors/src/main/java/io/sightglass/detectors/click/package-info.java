/** Clicks and dropouts. */
@NullMarked
package io.sightglass.detectors.click;

import org.jspecify.annotations.NullMarked;
