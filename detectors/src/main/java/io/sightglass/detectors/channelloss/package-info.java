/** Channels that fall silent alone. */
@NullMarked
package io.sightglass.detectors.channelloss;

import org.jspecify.annotations.NullMarked;
