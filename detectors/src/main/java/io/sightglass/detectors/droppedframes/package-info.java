/** Lost pictures. */
@NullMarked
package io.sightglass.detectors.droppedframes;

import org.jspecify.annotations.NullMarked;
