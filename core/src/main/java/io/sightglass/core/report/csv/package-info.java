/** Defects and measurements as tables. */
@NullMarked
package io.sightglass.core.report.csv;

import org.jspecify.annotations.NullMarked;
