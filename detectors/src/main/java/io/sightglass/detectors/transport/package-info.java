/** Errors of a transport stream. */
@NullMarked
package io.sightglass.detectors.transport;

import org.jspecify.annotations.NullMarked;
