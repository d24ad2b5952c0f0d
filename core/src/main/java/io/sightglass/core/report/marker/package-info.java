/** Defects as markers for editing systems. */
@NullMarked
package io.sightglass.core.report.marker;

import org.jspecify.annotations.NullMarked;
