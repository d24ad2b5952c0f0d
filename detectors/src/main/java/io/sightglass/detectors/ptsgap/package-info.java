/** Gaps and jumps of time stamps. */
@NullMarked
package io.sightglass.detectors.ptsgap;

import org.jspecify.annotations.NullMarked;
