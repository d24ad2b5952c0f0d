/** The look: one palette of neutral greys, from which style sheets, charts and canvases draw. */
@NullMarked
package io.sightglass.desktop.theme;

import org.jspecify.annotations.NullMarked;
