/** The service provider interface of detectors: they measure, they do not judge. */
@NullMarked
package io.sightglass.core.detect;

import org.jspecify.annotations.NullMarked;
