/** Audio and video sync, from time stamps. */
@NullMarked
package io.sightglass.detectors.avsync;

import org.jspecify.annotations.NullMarked;
