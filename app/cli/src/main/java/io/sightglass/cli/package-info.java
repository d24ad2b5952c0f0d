/** The terminal program: thin commands over the engine. */
@NullMarked
package io.sightglass.cli;

import org.jspecify.annotations.NullMarked;
