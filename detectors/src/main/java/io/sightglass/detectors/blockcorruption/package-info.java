/** Block corruption. */
@NullMarked
package io.sightglass.detectors.blockcorruption;

import org.jspecify.annotations.NullMarked;
