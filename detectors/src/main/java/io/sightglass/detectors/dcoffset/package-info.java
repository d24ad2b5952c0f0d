/** Direct component. */
@NullMarked
package io.sightglass.detectors.dcoffset;

import org.jspecify.annotations.NullMarked;
