/** Many programmes, one summary. */
@NullMarked
package io.sightglass.core.report.batch;

import org.jspecify.annotations.NullMarked;
