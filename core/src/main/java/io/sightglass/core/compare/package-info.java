/** Comparison of a programme with a reference: sound and pictures are aligned apart. */
@NullMarked
package io.sightglass.core.compare;

import org.jspecify.annotations.NullMarked;
