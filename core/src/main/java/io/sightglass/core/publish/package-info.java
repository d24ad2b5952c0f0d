/** Putting a finished report where it belongs, whole or not at all. */
@NullMarked
package io.sightglass.core.publish;

import org.jspecify.annotations.NullMarked;
