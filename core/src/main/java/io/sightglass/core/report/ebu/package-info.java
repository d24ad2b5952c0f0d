/** Reports in the EBU's QC data model. */
@NullMarked
package io.sightglass.core.report.ebu;

import org.jspecify.annotations.NullMarked;
