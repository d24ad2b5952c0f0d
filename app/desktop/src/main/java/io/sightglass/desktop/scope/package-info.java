/** Waveform, vectorscope and histogram of the picture on screen. */
@NullMarked
package io.sightglass.desktop.scope;

import org.jspecify.annotations.NullMarked;
