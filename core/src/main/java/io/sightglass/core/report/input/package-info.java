/** Reports read from files of whatever format can be read. */
@NullMarked
package io.sightglass.core.report.input;

import org.jspecify.annotations.NullMarked;
