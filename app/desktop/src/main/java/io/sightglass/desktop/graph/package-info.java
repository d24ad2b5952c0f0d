/** Graphs of measurements on the shared time axis. */
@NullMarked
package io.sightglass.desktop.graph;

import org.jspecify.annotations.NullMarked;
