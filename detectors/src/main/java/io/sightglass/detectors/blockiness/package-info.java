/** Blocky pictures. */
@NullMarked
package io.sightglass.detectors.blockiness;

import org.jspecify.annotations.NullMarked;
