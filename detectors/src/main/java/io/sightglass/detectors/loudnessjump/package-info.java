/** Steps of loudness. */
@NullMarked
package io.sightglass.detectors.loudnessjump;

import org.jspecify.annotations.NullMarked;
