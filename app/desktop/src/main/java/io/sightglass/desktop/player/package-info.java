/** Picture, sound and their controls. */
@NullMarked
package io.sightglass.desktop.player;

import org.jspecify.annotations.NullMarked;
