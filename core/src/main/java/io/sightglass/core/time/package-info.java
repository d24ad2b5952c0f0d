/** Times, ranges, frame rates and SMPTE timecode. */
@NullMarked
package io.sightglass.core.time;

import org.jspecify.annotations.NullMarked;
