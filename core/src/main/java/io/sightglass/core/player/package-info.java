/** Playback: the clock, exact seeks, and the surfaces that show and sound. */
@NullMarked
package io.sightglass.core.player;

import org.jspecify.annotations.NullMarked;
