/** The running analysis: reader, detector lanes, aggregator, headroom. */
@NullMarked
package io.sightglass.core.pipeline;

import org.jspecify.annotations.NullMarked;
