/** Reports as test results, so that a pipeline can gate on them. */
@NullMarked
package io.sightglass.core.report.junit;

import org.jspecify.annotations.NullMarked;
