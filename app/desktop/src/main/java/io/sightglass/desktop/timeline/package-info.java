/** The time axis, and the defects on it. */
@NullMarked
package io.sightglass.desktop.timeline;

import org.jspecify.annotations.NullMarked;
