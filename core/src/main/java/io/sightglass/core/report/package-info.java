/** Immutable reports and their writers. */
@NullMarked
package io.sightglass.core.report;

import org.jspecify.annotations.NullMarked;
