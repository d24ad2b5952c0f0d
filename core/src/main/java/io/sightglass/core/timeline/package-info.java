/** Measurements and defects on the time axis. */
@NullMarked
package io.sightglass.core.timeline;

import org.jspecify.annotations.NullMarked;
