/** How pictures are coded: size, type, groups, bit rate. */
@NullMarked
package io.sightglass.detectors.coding;

import org.jspecify.annotations.NullMarked;
