/** The window: its parts, its keys, and the programme that is open. */
@NullMarked
package io.sightglass.desktop.shell;

import org.jspecify.annotations.NullMarked;
