/** What a programme does: cuts, fades, detail and motion. */
@NullMarked
package io.sightglass.detectors.context;

import org.jspecify.annotations.NullMarked;
