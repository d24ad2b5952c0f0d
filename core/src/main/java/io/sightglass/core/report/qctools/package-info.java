/** QCTools' reports, written and read. */
@NullMarked
package io.sightglass.core.report.qctools;

import org.jspecify.annotations.NullMarked;
