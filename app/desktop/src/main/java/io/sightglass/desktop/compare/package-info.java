/** A programme beside its reference, picture by picture. */
@NullMarked
package io.sightglass.desktop.compare;

import org.jspecify.annotations.NullMarked;
