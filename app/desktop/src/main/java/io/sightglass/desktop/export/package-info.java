/** Which reports are written, and where. */
@NullMarked
package io.sightglass.desktop.export;

import org.jspecify.annotations.NullMarked;
