/** The screen's thread: the one hop to it, and what waits for it to draw. */
@NullMarked
package io.sightglass.desktop.fx;

import org.jspecify.annotations.NullMarked;
