/** Losses of a stream, and changes of its format. */
@NullMarked
package io.sightglass.detectors.stream;

import org.jspecify.annotations.NullMarked;
