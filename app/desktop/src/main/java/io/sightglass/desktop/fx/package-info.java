/** The one hop to the screen's thread. */
@NullMarked
package io.sightglass.desktop.fx;

import org.jspecify.annotations.NullMarked;
