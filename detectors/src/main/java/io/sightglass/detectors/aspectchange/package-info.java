/** Letterbox, pillarbox and window box that come and go. */
@NullMarked
package io.sightglass.detectors.aspectchange;

import org.jspecify.annotations.NullMarked;
